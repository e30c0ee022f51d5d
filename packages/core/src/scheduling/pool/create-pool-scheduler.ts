import type { PoolLimits } from '../limits/index.ts';
import type { SchedulingPolicy } from '../policies/index.ts';
import { IncrementalScheduler } from './incremental-scheduler.ts';
import type { PoolScheduler } from './pool-scheduler.ts';

/**
 * The scheduler of one pool, empty. Equal events give equal decisions whatever the seed: it only shapes the trees
 * inside, so that nobody who does not know it can make them slow.
 */
export function createPoolScheduler(policy: SchedulingPolicy, limits: PoolLimits, seed: number): PoolScheduler {
  return new IncrementalScheduler(policy, limits, seed);
}
