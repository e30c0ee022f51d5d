export type { ReplayedGap } from './replayed-fairness.ts';
export { PoolReplay } from './pool-replay.ts';
export type { RecordedCall, ReplayedCall } from './recorded-call.ts';
export { summariseWaits, type WaitSummary } from './summarise-waits.ts';
