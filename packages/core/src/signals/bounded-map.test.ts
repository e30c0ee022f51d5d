import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BoundedMap } from './bounded-map.ts';

type Deed = { readonly kind: 'get' | 'set' | 'delete'; readonly key: number };

/** Does the deeds; answers what has to be there: of the keys that were touched last and not deleted, half of what may be held. */
function play(
  map: Pick<BoundedMap<number, string>, 'get' | 'set' | 'delete'>,
  deeds: readonly Deed[],
  sizeMax: number,
) {
  const touched = new Map<number, string>();
  for (const [index, { kind, key }] of deeds.entries()) {
    const value = map.get(key);
    if (kind === 'set' || value === undefined) touched.delete(key);
    if (kind === 'delete') {
      map.delete(key);
      touched.delete(key);
    } else if (kind === 'set') {
      map.set(key, `${key} ${index}`);
      touched.set(key, `${key} ${index}`);
    } else if (value !== undefined) {
      touched.delete(key);
      touched.set(key, value);
    }
  }
  return new Map([...touched].slice(-Math.floor(sizeMax / 2)));
}

const deeds = fc.array(
  fc.record({ kind: fc.constantFrom('get' as const, 'set' as const, 'delete' as const), key: fc.nat(30) }),
  { maxLength: 200 },
);

test('a bounded map holds the last half as many as it may hold, and never more than those', () => {
  fc.assert(
    fc.property(deeds, fc.integer({ min: 2, max: 24 }), (played, sizeMax) => {
      const map = new BoundedMap<number, string>(sizeMax);
      const expected = play(map, played, sizeMax);
      for (const [key, value] of expected) expect(map.get(key)).toBe(value);
      if (expected.size > 0) expect(map.isEmpty).toBe(false);
    }),
  );
  const map = new BoundedMap<number, number>(100);
  for (let key = 0; key < 10_000; key += 1) map.set(key, key);
  const held = Array.from({ length: 10_000 }, (_, key) => map.get(key)).filter((value) => value !== undefined);
  expect(held.length).toBeLessThanOrEqual(100);
});
