import type { QueuedCall } from '../calls/index.ts';
import type { CallOrdering, ServicePace } from '../policies/index.ts';
import { latestStartOf } from './latest-start.ts';
import { remainingWorkMsOf } from './remaining-work.ts';
import { virtualDeadlineOf } from './virtual-deadline.ts';

/** What an ordering sorts a call by, smallest first; calls that agree go by arrival. */
export function orderOfCall(ordering: CallOrdering, queued: QueuedCall, pace: ServicePace): number {
  switch (ordering.kind) {
    case 'fifo':
      return queued.since;
    case 'deadline':
      return ordering.withinMs === null ? (queued.call.deadlineAt ?? Infinity) : latestStartOf(queued.call, pace);
    case 'ageing':
      return virtualDeadlineOf(queued, ordering, pace);
    case 'attained_service': {
      const level = ordering.levelsMs.findIndex((limitMs) => queued.program.attainedMs < limitMs);
      return level === -1 ? ordering.levelsMs.length : level;
    }
    case 'shortest_remaining':
      return remainingWorkMsOf(queued.call, queued.program, ordering, pace);
    case 'resource_aware':
      return queued.call.contextTokens;
  }
}
