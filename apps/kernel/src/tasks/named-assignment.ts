import type { taskAssignment } from '@agent-os/core/contracts';
import type { z } from 'zod';

export type TaskAssignment = z.infer<typeof taskAssignment>;

/** The reason of a task that somebody gave to an agent by name: nobody was compared. */
export function namedAssignment(
  by: 'creator' | 'person',
  { id, slug }: { readonly id: string; readonly slug: string },
  nowMs: number,
): TaskAssignment {
  return {
    at: nowMs,
    by,
    chosen: { agentId: id, slug },
    score: null,
    parts: null,
    rejected: [],
    rejectedMore: 0,
  };
}
