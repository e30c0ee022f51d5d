export {
  goodputOf,
  lossCauses,
  partsPerMillion,
  sumGoodput,
  type Goodput,
  type GrantedTime,
  type LossCause,
  type PacedWork,
  type PoolHour,
  type SpentCause,
} from './goodput.ts';
export { offeredSlotMs, type SlotChange } from './slot-time.ts';
