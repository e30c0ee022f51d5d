export { BoundedMap } from './bounded-map.ts';
export { LoopDetectors, type LoopExemptions, type LoopRules } from './loop-detectors.ts';
export {
  defaultLoopPolicy,
  loopActions,
  loopDetectors,
  type LoopAction,
  type LoopDetector,
  type LoopPolicy,
} from './loop-policy.ts';
export type { LoopEvidence, LoopSeen, WatchedCall, WatchedEnd } from './loops/index.ts';
export { printRequest, printTexts, type RequestPrints, type TextPrints, type Turn } from './prints/index.ts';
