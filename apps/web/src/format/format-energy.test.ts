import { describe, expect, it } from 'vitest';
import { formatEnergy, formatEnergyIn, formatExactEnergy } from './format-energy.ts';

describe('energy', () => {
  it.each([
    [0, '0 J'],
    [37_100, '37.1 J'],
    [8_400, '8.40 J'],
    [999_600, '1,000 J'],
    [1_660_400, '1,660 J'],
    [3_240_000_000, '900 Wh'],
    [11_844_000_000, '3.29 kWh'],
    [-37_100, '−37.1 J'],
    [9_007_199_254_740_991, '2,500,000 kWh'],
  ])('of %i mJ reads %s', (millijoules, text) => {
    expect(formatEnergy(millijoules)).toBe(text);
  });

  it('in a column keeps the unit of its head', () => {
    expect(formatEnergyIn(11_844_000_000, 'Wh')).toBe('3,290');
    expect(formatEnergyIn(3_600, 'Wh')).toBe('0.00100');
  });

  it('is a dash when not known, and exact where it is asked for', () => {
    expect([formatEnergy(null), formatEnergyIn(null, 'J'), formatExactEnergy(null)]).toEqual(['–', '–', '–']);
    expect(formatExactEnergy(37_104)).toBe('37,104 mJ');
  });
});
