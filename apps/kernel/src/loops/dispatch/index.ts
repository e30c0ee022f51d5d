export type { AdmissionRecord } from './admission-record.ts';
export { Dispatcher } from './dispatcher.ts';
export type { PoolEffect } from './pool-effect.ts';
export type { PoolFacts } from './pool-facts.ts';
export type { PoolDispatcher } from './pool-dispatcher.ts';
export { PoolReports, QueueReports, readPools, reportGaps, reportSpans } from './report/index.ts';
export type { SlotLease } from './slot-lease.ts';
export type { SlotAllowances } from './slot-allowance.ts';
export { WaitingPlace } from './waiting-place.ts';
