export {
  assumedWeights,
  attributeInterval,
  type ActivityWeights,
  type DevicePower,
  type EnergySplit,
  type MeteredInterval,
  type OwnerActivity,
} from './attribute-interval.ts';
export { meteredEnergy, type MeteredEnergy, type MeterLimits } from './metered-energy.ts';
export type { EnergyBasis, EnergyCounter, MeterMethod, MeterReading } from './meter-reading.ts';
export { modelledEnergy, modelledPower } from './modelled-energy.ts';
export { joinActivities, type SeenActivity } from './pool-activity.ts';
