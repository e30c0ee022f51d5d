import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstIdAt, idPrefixes, newId } from './index.ts';

const epochMs = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const prefix = fc.constantFrom(...idPrefixes);

describe('new id', () => {
  test('has its prefix and 26 characters of lower-case Crockford base32', () => {
    fc.assert(
      fc.property(prefix, epochMs, (name, at) => {
        expect(newId(name, at)).toMatch(new RegExp(`^${name}_[0-9a-hjkmnp-tv-z]{26}$`));
      }),
    );
  });

  test('sorts by time, and between the first ids of its millisecond and of the next', () => {
    fc.assert(
      fc.property(prefix, epochMs, epochMs, (name, one, two) => {
        const [early, late] = [Math.min(one, two), Math.max(one, two)];
        if (early < late) expect(newId(name, early) < newId(name, late)).toBe(true);
        expect(firstIdAt(name, early) <= newId(name, early)).toBe(true);
        if (early + 1 < 2 ** 48) expect(newId(name, early) < firstIdAt(name, early + 1)).toBe(true);
      }),
    );
  });

  test('never repeats', () => {
    const ids = new Set(Array.from({ length: 20_000 }, () => newId('call', 1)));
    expect(ids.size).toBe(20_000);
  });

  test.each([-1, 1.5, Number.NaN, 2 ** 48])('refuses the time %s', (at) => {
    expect(() => newId('agt', at)).toThrow(RangeError);
  });
});
