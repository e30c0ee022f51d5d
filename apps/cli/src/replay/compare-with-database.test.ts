import { expect, test } from 'vitest';
import type { CallTotals } from './call-totals.ts';
import { compareWithDatabase, type ComparisonDependencies } from './compare-with-database.ts';

const client = { calls: 2, inputTokens: 20, outputTokens: 4, costNanoUsd: 9n };
const agreeing: CallTotals = {
  coverage: { complete: true, from: null },
  calls: 2,
  running: 0,
  settled: 2,
  failed: 0,
  denied: 0,
  cancelled: 0,
  interrupted: 0,
  inputTokens: 20,
  outputTokens: 4,
  costNanoUsd: '9',
  withoutCost: 0,
  simulated: 0,
  waitP50Us: null,
  waitP90Us: null,
  waitP99Us: null,
  reused: 0,
  avoidedNanoUsd: '0',
};
const callIds = new Set(['call_1', 'call_2']);

/** A kernel whose totals come from the list, the last one again and again, and whose calls come page by page. */
function kernelWith(totals: readonly CallTotals[], pages: readonly (readonly string[])[]) {
  let asked = 0;
  let nowMs = 0;
  const dependencies: ComparisonDependencies = {
    nowMs: () => nowMs,
    totalsOf: () => {
      nowMs += 10_000;
      return Promise.resolve(totals[Math.min(asked++, totals.length - 1)] ?? agreeing);
    },
    pageOf: (cursor) => {
      const index = Number(cursor ?? 0);
      const nextCursor = index + 1 < pages.length ? String(index + 1) : null;
      return Promise.resolve({ items: (pages[index] ?? []).map((id) => ({ id })), nextCursor });
    },
  };
  return dependencies;
}

test('a settlement that is written a moment later is no difference', async () => {
  const dependencies = kernelWith([{ ...agreeing, running: 1, settled: 1 }, agreeing], []);
  expect(await compareWithDatabase(client, callIds, 'exact', dependencies)).toMatchObject({ differences: [] });
});

test('a difference that stays is told', async () => {
  const dependencies = kernelWith([{ ...agreeing, outputTokens: 5 }], []);
  const { differences } = await compareWithDatabase(client, callIds, 'exact', dependencies);
  expect(differences).toStrictEqual([expect.stringContaining('output tokens')]);
});

test('after broken connections, a lost call is found even when another one makes up for it in the sums', async () => {
  const complete = kernelWith([agreeing], [['call_2'], ['call_1']]);
  expect((await compareWithDatabase(client, callIds, 'at-least', complete)).differences).toStrictEqual([]);
  const lossy = kernelWith([agreeing], [['call_3'], ['call_1']]);
  expect((await compareWithDatabase(client, callIds, 'at-least', lossy)).differences).toStrictEqual([
    '1 answered calls are not in the database',
  ]);
});

test('a database that cannot be asked is a difference', async () => {
  const silent = { ...kernelWith([], []), totalsOf: () => Promise.reject(new Error('away')) };
  let nowMs = 0;
  const impatient = { ...silent, nowMs: () => (nowMs += 20_000) };
  expect(await compareWithDatabase(client, callIds, 'exact', impatient)).toStrictEqual({
    database: undefined,
    differences: ['the database could not be asked: away'],
  });
});
