import type { AssignmentDecision } from '@agent-os/core/assignment';
import type { TaskAssignment } from '../../tasks/index.ts';

const rejectedMax = 20;

/** A decision as it is kept with its task (contracts: `taskAssignment`). */
export function assignmentOf(decision: AssignmentDecision, nowMs: number): Readonly<TaskAssignment> {
  const { rejected } = decision;
  const assigned = decision.kind === 'assigned' ? decision : undefined;
  return {
    at: nowMs,
    by: 'matching',
    chosen: assigned === undefined ? null : { agentId: assigned.agentId, slug: assigned.slug },
    score: assigned?.score ?? null,
    parts: assigned?.parts ?? null,
    rejected: rejected.slice(0, rejectedMax).map(({ agentId, slug, reason }) => ({
      agentId,
      slug,
      reason: reason.kind === 'capability_missing' ? { kind: reason.kind, missing: [...reason.missing] } : reason,
    })),
    rejectedMore: Math.max(0, rejected.length - rejectedMax),
  };
}
