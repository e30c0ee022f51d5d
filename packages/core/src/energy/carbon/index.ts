export {
  carbonOfEnergy,
  intensityInForce,
  worldZone,
  type CarbonIntensity,
  type CarbonOfEnergy,
} from './carbon-intensity.ts';
export { publishedIntensities } from './published-intensities.ts';
