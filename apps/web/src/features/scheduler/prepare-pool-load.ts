import { formatCount, formatSeconds } from '@/format/index.ts';
import type { PoolStatus } from './scheduler-types.ts';

export interface PoolLoad {
  /** 0 to 1; 1 also when more run than there are slots, as after a change to fewer. */
  readonly share: number;
  /** `61/96` */
  readonly slots: string;
  /** `23 queued` */
  readonly queued: string;
  /** Median wait of the class with the most starts of late: `p50 0.86 s standard`; empty when nothing started. */
  readonly wait: string;
}

/** What a pool's tab says. Medians of classes do not add up to one of the pool, so the busiest class speaks. */
export function preparePoolLoad({
  running,
  slots,
  waiting,
  classes,
}: Pick<PoolStatus, 'running' | 'slots' | 'waiting' | 'classes'>): PoolLoad {
  const [busiest] = classes.filter(({ starts }) => starts > 0).toSorted((one, other) => other.starts - one.starts);
  const medianMs = busiest?.waitP50Ms ?? null;
  return {
    share: slots > 0 ? Math.min(1, running / slots) : 0,
    slots: `${formatCount(running)}/${formatCount(slots)}`,
    queued: `${formatCount(waiting)} queued`,
    wait:
      busiest === undefined || medianMs === null
        ? ''
        : `p50 ${formatSeconds(medianMs * 1000)} s ${busiest.serviceClass}`,
  };
}
