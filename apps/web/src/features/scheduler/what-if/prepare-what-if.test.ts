import { describe, expect, it } from 'vitest';
import { exampleClass } from '../example-pool.ts';
import { prepareWhatIf } from './prepare-what-if.ts';

const waits = (calls: number, waitP99Ms: number | null) => ({
  calls,
  waitMeanMs: waitP99Ms,
  waitP50Ms: waitP99Ms,
  waitP99Ms,
});
const both = (calls: number, present: number | null, proposed: number | null) => ({
  present: waits(calls, present),
  proposed: waits(calls, proposed),
});
const pool = { classes: [exampleClass('batch', { boundMs: 90_000 }), exampleClass('critical')] };
const result = {
  all: both(40, 10, 20),
  classes: [
    { serviceClass: 'critical' as const, ...both(0, null, null) },
    { serviceClass: 'batch' as const, ...both(40, 58_000, 148_000) },
  ],
  agents: [
    {
      agent: { id: 'agt_1', slug: 'site-scheduler', name: 'Site scheduler' },
      department: { id: 'dep_1', name: 'Construction' },
      ...both(40, 1, 1),
    },
  ],
};

describe('a what-if', () => {
  it('compares all calls, the classes that had some, and agents', () => {
    expect(prepareWhatIf(result, pool).map(({ kind, label }) => [kind, label])).toEqual([
      ['all', 'All calls'],
      ['class', 'batch'],
      ['agent', 'site-scheduler'],
    ]);
  });

  it('marks what would be beyond the promise of the class', () => {
    const batch = prepareWhatIf(result, pool).find(({ id }) => id === 'batch');
    expect(batch?.breaks).toEqual({ present: false, proposed: true });
  });

  it('breaks no promise where there is none', () => {
    const rows = prepareWhatIf(result, { classes: [exampleClass('batch')] });
    expect(rows.some(({ breaks }) => breaks.present || breaks.proposed)).toBe(false);
  });
});
