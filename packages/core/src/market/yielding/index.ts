export { bidOfReason } from './bid-of-reason.ts';
export {
  decidePowerYield,
  type HoldReason,
  type PowerDecision,
  type PoweredCall,
  type ShortPower,
} from './decide-power-yield.ts';
export { decideYielding, type LosingWork } from './decide-yielding.ts';
export type {
  Alternative,
  LosingCall,
  LosingWorkPolicy,
  PoolOnOffer,
  StayReason,
  YieldDecision,
} from './losing-call.ts';
export { nextLosses } from './next-losses.ts';
