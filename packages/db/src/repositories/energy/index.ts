export {
  listDeviceIntervals,
  lockUnsplitIntervals,
  pruneDeviceIntervals,
  putIntervalSplit,
  sumDeviceEnergy,
  sumOwnerEnergy,
  type DeviceEnergyRow,
  type DeviceIntervalKey,
  type DeviceIntervalRow,
  type EnergyParts,
  type EnergyShare,
  type IntervalSplit,
  type OwnerEnergyRow,
} from './device-intervals.ts';
export {
  insertDeviceInterval,
  listDeviceMeters,
  lockDeviceMeter,
  notePowerMeterProblem,
  putDeviceMeter,
  type DeviceMeterRow,
  type NewDeviceInterval,
} from './device-meters.ts';
export { findDevice, listActiveDevices, listDevices, type DeviceRow, type DeviceSnapshot } from './devices.ts';
export {
  listPoolActivities,
  putPoolActivities,
  type PoolActivityRow,
  type PoolOwnerActivity,
} from './pool-activity.ts';
export { listLearningSamples } from './learning-samples.ts';
export { findPowerCap, liftPowerCap, listPowerCaps, listPowerCapsToCome, type PowerCapRow } from './power-caps.ts';
export { listUnknownDevices, noteUnknownDevices, type SeenDevice } from './unknown-devices.ts';
