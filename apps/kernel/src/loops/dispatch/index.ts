export type { DispatchDependencies } from './dispatch-dependencies.ts';
export { Dispatcher } from './dispatcher.ts';
export { ExpectedOutput } from './expected-output.ts';
export { PoolDispatcher } from './pool-dispatcher.ts';
export type { PoolSettings } from './pool-settings.ts';
export type { SlotLease } from './slot-lease.ts';
export { WaitingPlace } from './waiting-place.ts';
