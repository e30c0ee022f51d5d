import { expect, test } from 'vitest';
import { readRounds } from './read-rounds.ts';

test('one round, or many, with whatever else they hold', () => {
  const round = { priceCap: 9, asks: [[1, 2]], offers: [] };
  expect(readRounds(JSON.stringify({ ...round, case: 'a' }))).toEqual([round]);
  expect(readRounds(JSON.stringify([round, round]))).toEqual([round, round]);
  expect(readRounds('[]')).toEqual([]);
  expect(readRounds('\uFEFF[]')).toEqual([]);
});

test('a round may be empty, and its numbers decimals of either sign', () => {
  const round = {
    priceCap: 0.5,
    asks: [],
    offers: [
      [-0.25, 1.5],
      [1e-3, -2],
      [0.1, 0],
    ],
  };
  expect(readRounds(JSON.stringify(round))).toEqual([round]);
});

test.each([
  ['{"priceCap": 9,', /^That is not JSON: .+/],
  ['[7]', /^Round 1 is 7\. Write it as/],
  ['{"asks":[],"offers":[]}', /^The round has nothing as priceCap\. Give a number above 0/],
  ['[{"priceCap":0,"asks":[],"offers":[]}]', /^Round 1 has 0 as priceCap/],
  ['[{"priceCap":9,"offers":[]}]', /^Round 1, asks: nothing is no list/],
  ['{"priceCap":9,"asks":[[1,2],[3,"4"]],"offers":[]}', /^The round, asks, bid 2: \[3,"4"\] is no \[price, quantity\]/],
  ['{"priceCap":9,"asks":[]}', /^The round, offers: nothing is no list\. Write \[\[price, quantity\], …\], or \[\]/],
  ['{"priceCap":9,"asks":[[1,2,3]],"offers":[]}', /^The round, asks, bid 1: \[1,2,3\] is no \[price, quantity\]/],
  ['{"priceCap":9,"asks":[{"price":1}],"offers":[]}', /^The round, asks, bid 1: \{"price":1\} is no/],
  ['{"priceCap":9,"asks":[[null,2]],"offers":[]}', /^The round, asks, bid 1: \[null,2\] is no/],
  ['null', /^The round is null\. Write it as/],
  ['{"priceCap":9,"asks":[],"offers":[[1,1e999]]}', /^The round, offers, bid 1: \[1,null\] is no \[price, quantity\]/],
])('%s says what is wrong and where', (text, message) => {
  expect(() => readRounds(text)).toThrow(message);
});
