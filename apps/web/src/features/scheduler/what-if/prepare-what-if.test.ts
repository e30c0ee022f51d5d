import { describe, expect, it } from 'vitest';
import { exampleClass } from '../example-pool.ts';
import { prepareGroups, preparePolicies } from './prepare-what-if.ts';

const waits = (calls: number, waitMs: number | null) => ({
  calls,
  waitMeanMs: waitMs,
  waitP50Ms: waitMs,
  waitP95Ms: waitMs,
  waitP99Ms: waitMs,
});
const compared = (calls: number, present: number | null, ...candidates: (number | null)[]) => ({
  present: waits(calls, present),
  candidates: candidates.map((waitMs) => waits(calls, waitMs)),
});
const pool = { classes: [exampleClass('batch', { boundMs: 90_000 }), exampleClass('critical')] };
const result = {
  all: compared(40, 10, 20, 30),
  classes: [
    { serviceClass: 'critical' as const, ...compared(0, null, null, null) },
    { serviceClass: 'batch' as const, ...compared(40, 58_000, 148_000, 1_000) },
  ],
  agents: [
    {
      agent: { id: 'agt_1', slug: 'site-scheduler', name: 'Site scheduler' },
      department: { id: 'dep_1', name: 'Construction' },
      ...compared(40, 1, 2, 3),
    },
  ],
  refused: { present: 3, candidates: [0, 9] },
  interruptions: { present: 1, candidates: [0, 0] },
  fairness: {
    present: null,
    candidates: [
      { gapTokens: 50, boundTokens: 40 },
      { gapTokens: 40, boundTokens: 40 },
    ],
  },
};

describe('a what-if', () => {
  it('has a row a policy, the present one first', () => {
    const rows = preparePolicies(result, 'semantic', [{ label: 'fifo' }, { label: 'fair_share' }]);
    expect(rows.map(({ label, candidate, refused }) => [label, candidate, refused])).toEqual([
      ['semantic, now', undefined, 3],
      ['fifo', 0, 0],
      ['fair_share', 1, 9],
    ]);
    expect(rows.map(({ waits: { waitP95Ms } }) => waitP95Ms)).toEqual([10, 20, 30]);
    expect(rows.map(({ gapTokens, breaks }) => [gapTokens, breaks])).toEqual([
      [null, false],
      [50, true],
      [40, false],
    ]);
  });

  it('compares the classes that had calls, and agents', () => {
    expect(prepareGroups(result, pool).map(({ kind, label }) => [kind, label])).toEqual([
      ['class', 'batch'],
      ['agent', 'site-scheduler'],
    ]);
  });

  it('marks what would be beyond the promise of the class', () => {
    const batch = prepareGroups(result, pool).find(({ id }) => id === 'batch');
    expect(batch?.policies.map(({ breaks }) => breaks)).toEqual([false, true, false]);
  });

  it('breaks no promise where there is none', () => {
    const rows = prepareGroups(result, { classes: [exampleClass('batch')] });
    expect(rows.some(({ policies }) => policies.some(({ breaks }) => breaks))).toBe(false);
  });
});
