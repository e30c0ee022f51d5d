import { callLossCauses, isCallCondition } from '@agent-os/core/choices';
import { expect, test } from 'vitest';
import { parseTimeRange } from '@/components/time-range/index.ts';
import { behindTerm } from './behind-term.ts';
import { goodputTerms, termsInOrder } from './goodput-terms.ts';
import type { GoodputAnswer, GoodputFigures } from './goodput-types.ts';
import { chooseGoodput, formatSlotHours, largestLoss, shareOfPart, stepsOf } from './prepare-goodput.ts';

const hourMs = 3_600_000;
const figures: GoodputFigures = {
  offeredMs: 10 * hourMs,
  grantedMs: 6 * hourMs,
  keptMs: 5 * hourMs,
  usefulMs: 4 * hourMs,
  losses: [
    { cause: 'idle', ms: 3 * hourMs },
    { cause: 'waiting', ms: hourMs },
    { cause: 'retries', ms: hourMs },
    { cause: 'slower', ms: hourMs },
  ],
  schedulingPpm: 600_000,
  runtimePpm: 833_333,
  programPpm: 800_000,
  goodputPpm: 400_000,
};
const pool = { ...figures, id: 'pol_1', slug: 'main', calls: 7, simulated: true };
const answer: GoodputAnswer = { from: 0, until: 1, countedAt: null, fleet: figures, pools: [pool] };

test('the steps are every term once, and lead from what was offered to what was useful', () => {
  expect(termsInOrder.toSorted()).toEqual(Object.keys(goodputTerms).toSorted());
  const steps = stepsOf(figures);
  const sumOf = (kind: string) => steps.filter((step) => step.kind === kind).reduce((sum, { value }) => sum + value, 0);
  expect(sumOf('lost')).toBe(figures.offeredMs - figures.usefulMs);
  expect(steps.filter(({ kind }) => kind === 'left').map(({ value }) => value / hourMs)).toEqual([10, 6, 5, 4]);
  expect(steps.find(({ id }) => id === 'loops')?.value).toBe(0);
});

test('a pool that the address names is shown alone, any other name shows all', () => {
  expect(chooseGoodput(answer, 'main')).toMatchObject({ pool, calls: 7, simulated: true });
  expect(chooseGoodput(answer, 'gone')).toMatchObject({ pool: undefined, figures, calls: 7 });
});

test('shares, slot-hours and the largest loss in words', () => {
  expect(shareOfPart(figures, 'runtime')).toBe(0.833333);
  expect(shareOfPart({ ...figures, goodputPpm: null }, 'goodput')).toBeNull();
  expect([0, 1, 36_000, 90 * 60_000, 1_402.4 * hourMs].map(formatSlotHours)).toEqual([
    '0',
    '<0.01',
    '0.01',
    '1.50',
    '1,402',
  ]);
  expect(largestLoss(figures)?.cause).toBe('idle');
  expect(largestLoss({ ...figures, losses: [{ cause: 'idle', ms: 0 }] })).toBeUndefined();
});

test('every term leads to rows by conditions that the list of calls understands', () => {
  for (const term of termsInOrder) {
    const [first] = behindTerm(term, { pool: 'main', from: hourMs, until: 2 * hourMs });
    const address = new URL(first.href, 'http://console');
    if (address.pathname !== '/calls') {
      expect(['/scheduler', '/energy']).toContain(address.pathname);
      continue;
    }
    const conditions = (address.searchParams.get('filters') ?? '').split(';').map((text) => {
      const [field = '', operator = '', values = ''] = text.split(':');
      expect(operator).toBe('any_of');
      return { field, operator: 'is', values: values.split(',') };
    });
    expect(conditions.every((condition) => isCallCondition(condition))).toBe(true);
    expect(conditions).toContainEqual({ field: 'pool', operator: 'is', values: ['main'] });
    if ((callLossCauses as readonly string[]).includes(term)) {
      expect(conditions).toContainEqual({ field: 'lost', operator: 'is', values: [term] });
    }
    const range = parseTimeRange(address.searchParams.get('range') ?? '');
    expect(range).toEqual({ kind: 'span', from: hourMs, to: 2 * hourMs });
  }
  const all = behindTerm('retries', { pool: undefined, from: hourMs, until: 2 * hourMs });
  expect(all[0].href).not.toContain('pool');
});
