import type { WaitingEntry } from '../calls/index.ts';
import type { PoolLimits } from '../limits/index.ts';
import type { SchedulingPolicy } from '../policies/index.ts';
import { queuedCallOf } from './queued-call.ts';
import { virtualDeadlineOf } from './virtual-deadline.ts';

/** From when on a waiting call is overdue; null under a policy that does not age. */
export function overdueAtOf(entry: WaitingEntry, policy: SchedulingPolicy, limits: PoolLimits): number | null {
  const ageing = policy.calls.find((ordering) => ordering.kind === 'ageing');
  return ageing === undefined ? null : virtualDeadlineOf(queuedCallOf(entry, limits), ageing, policy.pace);
}
