import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { InFlightMap } from './in-flight-map.ts';

const ids = (map: InFlightMap<{ readonly id: string }>) => Array.from(map.values(), ({ id }) => id);

test('holds what is under way, in the order in which it began', () => {
  const map = new InFlightMap<{ readonly id: string }>();
  for (const id of ['a', 'b', 'c']) map.set(id, { id });
  map.delete('a');
  map.delete('not there');
  map.set('a', { id: 'a' });
  expect(ids(map)).toEqual(['b', 'c', 'a']);
  expect(map.size).toBe(3);
  expect(map.get('a')).toEqual({ id: 'a' });
  expect(map.get('not there')).toBeUndefined();
});

test('may lose an entry while it is read', () => {
  const map = new InFlightMap<{ readonly id: string }>();
  for (const id of ['a', 'b', 'c']) map.set(id, { id });
  const seen: string[] = [];
  for (const { id } of map.values()) {
    seen.push(id);
    map.delete('b');
  }
  expect(seen).toEqual(['a', 'c']);
});

const underWay = 64;
const passing = 20_000;
const wordsEach = 250;

/** Megabytes that are left after calls have passed through, where only the young heap was collected meanwhile. */
function leftAfterPassing(map: Pick<InFlightMap<unknown>, 'set' | 'delete'>): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: { readonly type: 'minor' | 'major' }) => void;
  const pass = (from: number, until: number): void => {
    for (let number = from; number < until; number += 1) {
      map.set(String(number), { words: Array.from({ length: wordsEach }, () => number) });
      map.delete(String(number - underWay));
      if (number % (underWay * 4) === 0) collect({ type: 'minor' });
    }
  };
  pass(0, underWay);
  collect({ type: 'major' });
  const before = process.memoryUsage().heapUsed;
  pass(underWay, passing);
  for (let times = 0; times < 3; times += 1) collect({ type: 'minor' });
  return (process.memoryUsage().heapUsed - before) / 2 ** 20;
}

test('does not keep what has ended until the old heap is collected, as a Map does', () => {
  const everything = (passing * wordsEach * 8) / 2 ** 20;
  expect(leftAfterPassing(new InFlightMap())).toBeLessThan(everything / 5);
  expect(leftAfterPassing(new Map())).toBeGreaterThan(everything / 2);
});
