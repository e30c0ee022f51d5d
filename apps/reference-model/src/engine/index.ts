export { EnginePool } from './engine-pool.ts';
export type { EngineEvent, PoolOptions, SubmitOutcome } from './engine-pool.ts';
export type { EngineRequest } from './engine-request.ts';
export type { EngineProfile } from './engine-profile.ts';
