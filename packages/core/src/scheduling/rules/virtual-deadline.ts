import type { QueuedCall } from '../calls/index.ts';
import type { AgeingOrdering, ServicePace } from '../policies/index.ts';
import { latestStartOf } from './latest-start.ts';

/** When the call is overdue: after its class's target, earlier with risk, or when its real deadline is at stake. */
export function virtualDeadlineOf(queued: QueuedCall, ordering: AgeingOrdering, pace: ServicePace): number {
  const risk = Math.min(1, Math.max(0, queued.call.riskScore));
  const target = ordering.targetMs[queued.queuedAs] * (1 - ordering.riskPull * risk);
  return Math.min(queued.since + target, latestStartOf(queued.call, pace));
}
