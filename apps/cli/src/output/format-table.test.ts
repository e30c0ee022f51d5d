import { expect, test } from 'vitest';
import { formatTable } from './format-table.ts';

test('columns are as wide as their widest cell, and figures are aligned to the right', () => {
  const lines = formatTable(
    ['Agent', '#Calls'],
    [
      ['equity-research', '7'],
      ['a', '1200'],
    ],
  );
  expect(lines).toStrictEqual(['Agent            Calls', 'equity-research      7', 'a                 1200']);
});
