import type { CallOrdering } from '../policies/index.ts';

/** What an ordering must know to tell whether it has a say. */
export interface Circumstances {
  readonly clock: number;
  /** Starts of this group since ageing last chose. */
  readonly startsSinceAgeing: number;
  /** 0 to 1; 1 in a pool without KV limit. */
  readonly freeMemory: number;
}

/** Up to which order (see `orderOfCall`) an ordering has a say about calls now; undefined when it has none. */
export function sayOfOrdering(ordering: CallOrdering, now: Circumstances): number | undefined {
  switch (ordering.kind) {
    case 'ageing': {
      const { everyStarts, late } = ordering;
      if (everyStarts === null) return Infinity;
      if (now.startsSinceAgeing + 1 >= everyStarts) return now.clock;
      const isTimeForLate = late !== null && now.startsSinceAgeing + 1 >= late.everyStarts;
      return isTimeForLate ? now.clock - late.afterMs : undefined;
    }
    case 'deadline':
      return ordering.withinMs === null ? Infinity : now.clock + ordering.withinMs;
    case 'resource_aware':
      return now.freeMemory < ordering.whenFreeBelow ? Infinity : undefined;
    case 'fifo':
    case 'attained_service':
    case 'shortest_remaining':
      return Infinity;
  }
}
