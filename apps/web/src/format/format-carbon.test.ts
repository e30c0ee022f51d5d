import { expect, test } from 'vitest';
import { formatCarbon } from './format-carbon.ts';

test.each([
  [null, '–'],
  [0, '0 µg'],
  [940, '940 µg'],
  [1_204, '1.20 mg'],
  [12_040_000, '12.0 g'],
  [458_000_000_000, '458 kg'],
  [2_000_000_000_000, '2.00 t'],
])('%s micrograms are %s', (micrograms, text) => {
  expect(formatCarbon(micrograms)).toBe(text);
});
