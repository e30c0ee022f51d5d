export type { FittedWeights } from './fit-weights.ts';
export { learnFigures, type LearningSample, type LearntFigures } from './learn-figures.ts';
export type { DeviceKind, MeterKind } from './device-kind.ts';
export { energyPerToken, marginalEnergyPerToken, speedAt, type CurvePoint, type EnergyCurve } from './energy-curve.ts';
export {
  capsInForce,
  powerCapAt,
  powerLimitOfPool,
  type EnergyPolicy,
  type PowerCapEvent,
  type PowerCut,
  type PowerLimit,
  type RatedDevice,
} from './power-cap.ts';
export { findPublishedFigure, publishedFigures, publishedSource, type PublishedFigure } from './published-figures.ts';
