/** Grams of CO₂e per kilowatt-hour from a moment on: of the grid where the work is done, and by contract. */
export interface CarbonIntensity {
  /** `WORLD`, or a country as in ISO 3166-1 alpha-2. */
  readonly zone: string;
  readonly effectiveFromMs: number;
  readonly locationGramsPerKilowattHour: number;
  /** Null: nothing is claimed by contract, and the grid counts. */
  readonly marketGramsPerKilowattHour: number | null;
  readonly source: string;
}

/** Location-based and market-based, never added up and never set off against each other. In micrograms of CO₂e. */
export interface CarbonOfEnergy {
  readonly locationMicrograms: number;
  readonly marketMicrograms: number;
}

export const worldZone = 'WORLD';

/** The intensity of a zone at a moment: the latest one already in effect. Undefined where nothing is known. */
export function intensityInForce(
  table: readonly CarbonIntensity[],
  zone: string,
  atMs: number,
): CarbonIntensity | undefined {
  let inForce: CarbonIntensity | undefined;
  for (const each of table) {
    if (each.zone !== zone || each.effectiveFromMs > atMs) continue;
    if (inForce === undefined || each.effectiveFromMs >= inForce.effectiveFromMs) inForce = each;
  }
  return inForce;
}

/** A kilowatt-hour is 3.6 million joules; so a millijoule at one gram a kilowatt-hour is a 3,600th of a microgram. */
const millijoulesPerMicrogram = 3_600;

/** Rounded half up, once for each of the two; exact for up to 1,250 kWh at once, more than any call takes. */
export function carbonOfEnergy(
  millijoules: number,
  { locationGramsPerKilowattHour, marketGramsPerKilowattHour }: CarbonIntensity,
): CarbonOfEnergy {
  const locationMicrograms = Math.round((millijoules * locationGramsPerKilowattHour) / millijoulesPerMicrogram);
  return {
    locationMicrograms,
    marketMicrograms:
      marketGramsPerKilowattHour === null
        ? locationMicrograms
        : Math.round((millijoules * marketGramsPerKilowattHour) / millijoulesPerMicrogram),
  };
}
