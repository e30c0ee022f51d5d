export { CycleWatch, type CostLimits } from './cycle-watch.ts';
export type { Exchange } from './exchange.ts';
export type { LoopEvidence, LoopSeen, LoopSubject } from './loop-evidence.ts';
export { RepeatWatch, type Repeated } from './repeat-watch.ts';
export type { WatchedCall, WatchedEnd } from './watched-call.ts';
