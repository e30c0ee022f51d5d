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
const wordsEach = 600;
const words = Array.from({ length: wordsEach }, (_, index) => index);

/** The most megabytes that were kept while calls passed through and only the young heap was collected. */
function keptWhilePassing(map: Pick<InFlightMap<unknown>, 'set' | 'delete'>): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: { readonly type: 'minor' | 'major' }) => void;
  const begin = (number: number) => map.set(String(number), words.slice());
  for (let number = 0; number < underWay; number += 1) begin(number);
  collect({ type: 'major' });
  const before = process.memoryUsage().heapUsed;
  let most = 0;
  for (let number = underWay; number < passing; number += 1) {
    begin(number);
    map.delete(String(number - underWay));
    if (number % (underWay * 4) !== 0) continue;
    collect({ type: 'minor' });
    most = Math.max(most, process.memoryUsage().heapUsed - before);
  }
  return most / 2 ** 20;
}

test('does not keep what has ended until the old heap is collected, as a Map does', () => {
  const everything = (passing * wordsEach * 8) / 2 ** 20;
  expect(keptWhilePassing(new InFlightMap())).toBeLessThan(everything / 4);
  expect(keptWhilePassing(new Map())).toBeGreaterThan(everything / 3);
});
