/** queued: nobody's yet. assigned: an agent's, none of whose instances has begun it. The last three are final. */
export const taskStates = ['queued', 'assigned', 'running', 'done', 'failed', 'cancelled'] as const;
