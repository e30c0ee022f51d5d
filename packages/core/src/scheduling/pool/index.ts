export type { PoolOutline } from './pool-outline.ts';
export { createPoolScheduler } from './create-pool-scheduler.ts';
export type { PoolScheduler } from './pool-scheduler.ts';
export type { PoolSnapshot, ProgramEntry, RunningEntry } from './pool-snapshot.ts';
export { StartPreview } from './start-preview.ts';
