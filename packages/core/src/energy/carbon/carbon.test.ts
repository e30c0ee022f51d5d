import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultEnergyFigure, energyTerms, termsInForce } from '../estimate/index.ts';
import { carbonOfEnergy, intensityInForce, worldZone, type CarbonIntensity } from './carbon-intensity.ts';
import { publishedIntensities } from './published-intensities.ts';

const grid = (changes: Partial<CarbonIntensity> = {}): CarbonIntensity => ({
  zone: 'DE',
  effectiveFromMs: 0,
  locationGramsPerKilowattHour: 330,
  marketGramsPerKilowattHour: null,
  source: 'made up',
  ...changes,
});

describe('the carbon of energy', () => {
  test('of a kilowatt-hour is the grams of its grid, and by contract those of the contract', () => {
    const oneKilowattHour = 3_600_000_000;
    expect(carbonOfEnergy(oneKilowattHour, grid())).toEqual({
      locationMicrograms: 330_000_000,
      marketMicrograms: 330_000_000,
    });
    expect(carbonOfEnergy(oneKilowattHour, grid({ marketGramsPerKilowattHour: 0 }))).toEqual({
      locationMicrograms: 330_000_000,
      marketMicrograms: 0,
    });
  });

  test('is a whole number of micrograms, exact to its rounding', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.nat(2_000), (energy, grams) => {
        const millijoules = energy % 4_500_000_000_000;
        const { locationMicrograms } = carbonOfEnergy(millijoules, grid({ locationGramsPerKilowattHour: grams }));
        const exact = (BigInt(millijoules) * BigInt(grams) + 1_800n) / 3_600n;
        return BigInt(locationMicrograms) === exact;
      }),
    );
  });
});

describe('intensities', () => {
  test('that are built in are known for the world, with their source, and claim nothing by contract', () => {
    const world = intensityInForce(publishedIntensities, worldZone, 1);
    expect(world).toMatchObject({ locationGramsPerKilowattHour: 458, marketGramsPerKilowattHour: null });
    expect(world?.source).toMatch(/Ember.*CC BY 4\.0/);
  });

  test('hold from their date on, whatever the order of the rows', () => {
    const table = [
      grid({ effectiveFromMs: 200, locationGramsPerKilowattHour: 2 }),
      grid({ locationGramsPerKilowattHour: 1 }),
    ];
    const at = (atMs: number) => intensityInForce(table, 'DE', atMs)?.locationGramsPerKilowattHour;
    expect([at(-1), at(0), at(199), at(200), at(9_999)]).toEqual([undefined, 1, 1, 2, 2]);
    expect(intensityInForce(table, 'FR', 5)).toBeUndefined();
  });

  test('and figures change a model’s terms each at its own date', () => {
    const figure = defaultEnergyFigure({ name: 'x', kind: 'chat', simulated: false });
    const own = { ...figure, key: 'men_1', effectiveFromMs: 100 };
    const terms = energyTerms(figure, [own], grid(), [grid({ effectiveFromMs: 200, locationGramsPerKilowattHour: 9 })]);
    const at = (atMs: number) => {
      const { rates, intensity } = termsInForce(terms, atMs) ?? {};
      return [rates?.figure.key, intensity?.locationGramsPerKilowattHour];
    };
    expect([at(0), at(99), at(100), at(199), at(200)]).toEqual([
      [figure.key, 330],
      [figure.key, 330],
      ['men_1', 330],
      ['men_1', 330],
      ['men_1', 9],
    ]);
  });
});
