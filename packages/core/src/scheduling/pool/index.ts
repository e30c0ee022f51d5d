export { createPoolScheduler } from './create-pool-scheduler.ts';
export type { PoolScheduler } from './pool-scheduler.ts';
export type { PoolSnapshot, RunningCall } from './pool-snapshot.ts';
