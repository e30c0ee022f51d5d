import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BoundedMap } from './bounded-map.ts';

type Deed = { readonly kind: 'get' | 'set' | 'delete'; readonly key: number };

/**
 * Does the deeds; answers what has to be there: of the keys that were touched last, half of what may be held. A key that was touched and
 * deleted has taken its place among them.
 */
function play(
  map: Pick<BoundedMap<number, string>, 'get' | 'set' | 'delete'>,
  deeds: readonly Deed[],
  sizeMax: number,
) {
  const touched = new Map<number, string | undefined>();
  const touch = (key: number, value: string | undefined): void => {
    touched.delete(key);
    touched.set(key, value);
  };
  for (const [index, { kind, key }] of deeds.entries()) {
    const value = map.get(key);
    if (value !== undefined) touch(key, value);
    if (kind === 'delete') {
      map.delete(key);
      if (value !== undefined) touch(key, undefined);
    } else if (kind === 'set') {
      map.set(key, `${key} ${index}`);
      touch(key, `${key} ${index}`);
    }
  }
  return new Map([...touched].slice(-Math.floor(sizeMax / 2)));
}

const deeds = fc.array(
  fc.record({ kind: fc.constantFrom('get' as const, 'set' as const, 'delete' as const), key: fc.nat(30) }),
  { maxLength: 200 },
);

const runs = { numRuns: 2_000 };
test('a bounded map holds the last half as many as it may hold, and never more than those', () => {
  fc.assert(
    fc.property(deeds, fc.integer({ min: 2, max: 24 }), (played, sizeMax) => {
      const map = new BoundedMap<number, string>(sizeMax);
      const expected = play(map, played, sizeMax);
      const isHeld = [...expected.values()].some((value) => value !== undefined);
      for (const [key, value] of expected) expect(map.get(key)).toBe(value);
      if (isHeld) expect(map.isEmpty).toBe(false);
    }),
    runs,
  );
  const map = new BoundedMap<number, number>(100);
  for (let key = 0; key < 10_000; key += 1) map.set(key, key);
  const held = Array.from({ length: 10_000 }, (_, key) => map.get(key)).filter((value) => value !== undefined);
  expect(held.length).toBeLessThanOrEqual(100);
});
