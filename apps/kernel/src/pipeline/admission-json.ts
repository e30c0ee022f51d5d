import type { admission } from '@agent-os/core/contracts';
import type { z } from 'zod';
import type { Ending } from './call.ts';

/** `admission` of the contracts, for the record; null for a call that nothing held back. */
export function admissionJson({ slot, urgency }: Ending): string | null {
  const record = slot?.admission ?? null;
  const { deadlineAtMs } = urgency;
  if (record === null || (record.waitedFor === null && deadlineAtMs === null)) return null;
  const { why, waitedFor, tool, overtakenBy, interruptions, yielded } = record;
  const { policy, rules, queuedAs, waitedMs, fairShare, overtook } = why;
  return JSON.stringify({
    policy,
    rules: [...rules],
    queuedAs,
    waitedMs,
    waitedFor,
    tool,
    fairShare,
    overtook,
    overtakenBy,
    interruptions,
    yielded: yielded && { ...yielded, eventIds: [...yielded.eventIds] },
    deadlineAt: deadlineAtMs === null ? null : Math.floor(deadlineAtMs),
  } satisfies z.infer<typeof admission>);
}
