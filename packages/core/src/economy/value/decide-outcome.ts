export const outcomeStates = ['reported', 'accepted', 'rejected', 'expired'] as const;
export type OutcomeState = (typeof outcomeStates)[number];

export const outcomeActorKinds = ['agent', 'person', 'token', 'webhook', 'csv', 'system'] as const;
export interface OutcomeActor {
  readonly kind: (typeof outcomeActorKinds)[number];
  readonly id: string;
}

export const outcomeMoves = ['report', 'accept', 'reject', 'expire', 'undo'] as const;
export type OutcomeMove = (typeof outcomeMoves)[number];

/** What a move is decided from. */
export interface OutcomeSituation {
  readonly taskState: 'queued' | 'assigned' | 'running' | 'done' | 'failed' | 'cancelled';
  /** Undefined before anything was reported. */
  readonly state: OutcomeState | undefined;
  /** Who reported it last. */
  readonly reportedBy: OutcomeActor | undefined;
  readonly doerAgentId: string | null;
  /** The agent that gave the task away, if one did. */
  readonly creatorAgentId: string | null;
  /** The agent that the rule of this kind of task names for checking. */
  readonly checkerAgentId: string | null;
}

/** One event of an outcome's history, and the state after it. */
export interface OutcomeStep {
  readonly event: 'reported' | 'accepted' | 'rejected' | 'expired' | 'reversed';
  readonly state: OutcomeState;
}

export type OutcomeDecision =
  | { readonly ok: true; readonly steps: readonly [OutcomeStep, ...OutcomeStep[]] }
  | { readonly ok: false; readonly problem: 'not_allowed' | 'conflict'; readonly words: string };

const stepOf = {
  report: { event: 'reported', state: 'reported' },
  accept: { event: 'accepted', state: 'accepted' },
  reject: { event: 'rejected', state: 'rejected' },
  expire: { event: 'expired', state: 'expired' },
  undo: { event: 'reversed', state: 'reported' },
} as const satisfies Record<OutcomeMove, OutcomeStep>;

/**
 * What a move does to an outcome (docs/decisions/0018): reported → accepted | rejected | expired, and back by a reversal.
 * A decision on what nobody reported reports it as well. No agent accepts what it did, or what it reported.
 */
export function decideOutcome(situation: OutcomeSituation, move: OutcomeMove, actor: OutcomeActor): OutcomeDecision {
  if (actor.kind === 'agent') {
    const objection = objectionToAgent(situation, move, actor.id);
    if (objection !== undefined) return { ok: false, problem: 'not_allowed', words: objection };
  }
  const { state, taskState } = situation;
  if (move === 'undo') {
    if (state === undefined || state === 'reported') return conflict('Nothing was decided that could be undone.');
    return { ok: true, steps: [stepOf.undo] };
  }
  if (state === 'accepted') return conflict('This outcome is accepted already. Undo that first.');
  if (move === 'report') {
    if (state === 'reported') return conflict('An outcome is reported already and waits for its decision.');
    if (taskState === 'running' || taskState === 'done') return { ok: true, steps: [stepOf.report] };
    return conflict(`The task is ${taskState}: only one that runs or is done has an outcome.`);
  }
  if (state === 'rejected' || state === 'expired') {
    return conflict(`This outcome is ${state} already. Undo that first, or report it anew.`);
  }
  if (move === 'expire') {
    return state === 'reported' ? { ok: true, steps: [stepOf.expire] } : conflict('Nothing is reported.');
  }
  if (taskState !== 'done') return conflict(`The task is ${taskState}: decide on its outcome when it is done.`);
  return { ok: true, steps: state === undefined ? [stepOf.report, stepOf[move]] : [stepOf[move]] };
}

function conflict(words: string): OutcomeDecision {
  return { ok: false, problem: 'conflict', words };
}

function objectionToAgent(situation: OutcomeSituation, move: OutcomeMove, agentId: string): string | undefined {
  const { doerAgentId, creatorAgentId, checkerAgentId, reportedBy } = situation;
  if (move === 'report') {
    return agentId === doerAgentId || agentId === creatorAgentId || agentId === checkerAgentId
      ? undefined
      : 'Only the agent that does a task, the one that gave it, or its checking agent reports its outcome.';
  }
  if (move !== 'accept' && move !== 'reject') return 'An agent reports, accepts or rejects; ask a person for the rest.';
  if (agentId === doerAgentId || (reportedBy?.kind === 'agent' && reportedBy.id === agentId)) {
    return 'No agent decides on its own outcome. Leave it to the checking agent or a person.';
  }
  return agentId === creatorAgentId || agentId === checkerAgentId
    ? undefined
    : 'Only the checking agent of this kind of task, or the agent that gave it, decides on its outcome.';
}
