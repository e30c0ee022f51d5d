import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prepareWaterfall, waterfallData, type WaterfallStep } from './prepare-waterfall.ts';

const step = (kind: WaterfallStep['kind'], value: number): WaterfallStep => ({
  id: `${kind} ${value}`,
  label: kind,
  kind,
  value,
  tone: 'ink',
});

test('losses hang one below the other, from what there was to what is left', () => {
  const placed = prepareWaterfall([step('left', 10), step('lost', 3), step('lost', 0), step('left', 7)]);
  expect(placed.map(({ start, end }) => [start, end])).toEqual([
    [0, 10],
    [7, 10],
    [7, 7],
    [0, 7],
  ]);
  expect(placed.map(({ share }) => share)).toEqual([1, 0.3, 0, 0.7]);
});

test('losses that sum to what is missing leave no gap before what is left', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1e9), { maxLength: 9 }), fc.nat(1e9), (losses, rest) => {
      const whole = losses.reduce((sum, loss) => sum + loss, rest);
      const placed = prepareWaterfall([
        step('left', whole),
        ...losses.map((loss) => step('lost', loss)),
        step('left', rest),
      ]);
      const beforeLast = placed.at(-2);
      expect(beforeLast?.kind === 'lost' ? beforeLast.start : whole).toBe(rest);
      for (const { start, end, value } of placed) expect(end - start).toBe(value);
    }),
  );
});

test('nothing has no shares, and a loss is told with its sign', () => {
  const empty = prepareWaterfall([step('left', 0), step('lost', 0)]);
  expect(empty.map(({ share }) => share)).toEqual([null, null]);
  const placed = prepareWaterfall([step('left', 4), step('lost', 1), step('lost', 0)]);
  expect(waterfallData(placed, 'Part', 'h', 'of all', String)).toEqual({
    head: ['Part', 'h', 'of all'],
    rows: [
      ['left', '4', '100.0 %'],
      ['lost', '−1', '25.0 %'],
      ['lost', '0', '0.0 %'],
    ],
  });
});
