export { allIn } from './all-in-range.ts';
export { defaultEnergyFigure, type NamedModel } from './default-energy-figure.ts';
export {
  energyBases,
  energyTiers,
  faultOfRange,
  type DatedEnergyFigure,
  type EnergyBasis,
  type EnergyFigure,
  type EnergyRange,
  type EnergyTier,
} from './energy-figure.ts';
export { energyOfUsage, worstCaseEnergy, type EnergyInterval, type EnergyRates } from './energy-rates.ts';
export { energyTerms, termsInForce, type EnergyTerms } from './energy-terms.ts';
export { sumEnergyOfModels, type EnergySum } from './sum-energy.ts';
