import type { AssignmentDecision } from '@agent-os/core/assignment';
import { taskAssignment } from '@agent-os/core/contracts';
import type { TaskAssignment } from '../../tasks/index.ts';

const rejectedMax = 20;

/** A decision as it is kept with its task. */
export function assignmentOf(decision: AssignmentDecision, nowMs: number): TaskAssignment {
  const { rejected } = decision;
  const assigned = decision.kind === 'assigned' ? decision : undefined;
  return taskAssignment.parse({
    at: nowMs,
    by: 'matching',
    chosen: assigned === undefined ? null : { agentId: assigned.agentId, slug: assigned.slug },
    score: assigned?.score ?? null,
    parts: assigned?.parts ?? null,
    rejected: rejected.slice(0, rejectedMax),
    rejectedMore: Math.max(0, rejected.length - rejectedMax),
  });
}

/** Whether a task's reasons say the same as before, but for the time. */
export function sameReasons(before: unknown, now: TaskAssignment): boolean {
  const read = taskAssignment.safeParse(before);
  return read.success && JSON.stringify({ ...read.data, at: 0 }) === JSON.stringify({ ...now, at: 0 });
}
