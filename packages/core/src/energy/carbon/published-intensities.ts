import { worldZone, type CarbonIntensity } from './carbon-intensity.ts';

export const intensitySource =
  'Ember, Yearly Electricity Data, via Our World in Data (CC BY 4.0): latest year to 2025, over the life cycle';

/** Grams of CO₂e per kilowatt-hour that was generated, rounded; averages of a year, for accounting and not for when to run what. */
const gramsByZone: Readonly<Record<string, number>> = {
  [worldZone]: 458,
  AE: 468,
  AU: 525,
  BR: 110,
  CA: 191,
  CN: 525,
  DE: 330,
  ES: 154,
  FR: 41,
  GB: 217,
  ID: 680,
  IN: 670,
  IT: 285,
  JP: 477,
  KR: 417,
  MX: 474,
  NL: 254,
  NO: 28,
  NZ: 93,
  PL: 589,
  RU: 450,
  SA: 692,
  SE: 35,
  SG: 497,
  TR: 475,
  US: 384,
  ZA: 699,
};

/** What holds until somebody enters other figures. None claims anything by contract. */
export const publishedIntensities: readonly CarbonIntensity[] = Object.entries(gramsByZone).map(([zone, grams]) => ({
  zone,
  effectiveFromMs: 0,
  locationGramsPerKilowattHour: grams,
  marketGramsPerKilowattHour: null,
  source: intensitySource,
}));
