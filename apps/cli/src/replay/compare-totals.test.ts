import { describe, expect, test } from 'vitest';
import { compareTotals, type CountedTotals, type RecordedTotals } from './compare-totals.ts';

const client: CountedTotals = { calls: 3, inputTokens: 30, outputTokens: 12, costNanoUsd: 77n };
const database: RecordedTotals = { ...client, costNanoUsd: 77n, running: 0, withoutCost: 0 };

describe('the self-check', () => {
  test('says nothing when both sides agree', () => {
    expect(compareTotals(client, database, 'exact')).toStrictEqual([]);
    expect(compareTotals(client, database, 'at-least')).toStrictEqual([]);
  });

  test.each([
    ['calls', { calls: 4 }],
    ['input tokens', { inputTokens: 31 }],
    ['output tokens', { outputTokens: 13 }],
    ['cost', { costNanoUsd: 78n }],
  ])('finds one too many of: %s', (name, more) => {
    const found = compareTotals(client, { ...database, ...more }, 'exact');
    expect(found).toStrictEqual([expect.stringContaining(name)]);
    expect(compareTotals(client, { ...database, ...more }, 'at-least')).toStrictEqual([]);
  });

  test.each([{ calls: 2 }, { inputTokens: 29 }, { outputTokens: 11 }, { costNanoUsd: 76n }, { running: 1 }])(
    'finds what the database lost even when connections broke: %o',
    (less) => {
      expect(compareTotals(client, { ...database, ...less }, 'at-least')).toHaveLength(1);
    },
  );

  test('an answer without cost is a difference unless the database does not know the cost either', () => {
    const untold = { ...client, costNanoUsd: undefined };
    expect(compareTotals(untold, database, 'exact')).toHaveLength(1);
    expect(compareTotals(untold, { ...database, withoutCost: 1 }, 'exact')).toStrictEqual([]);
  });
});
