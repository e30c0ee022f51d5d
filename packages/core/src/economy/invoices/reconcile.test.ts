import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenClasses } from '../cost-line.ts';
import { reconcile, type BilledLine, type RecordedDay, type Reconciliation } from './index.ts';
import type { Comparison } from './reconciliation.ts';

const models = ['mdl_a', 'mdl_b', 'mdl_c'] as const;

function lineOf(change: Partial<BilledLine>): BilledLine {
  const costNanoUsd = change.costNanoUsd ?? 0n;
  return {
    line: 2,
    kind: 'usage',
    day: 100,
    modelText: 'mdl_a',
    tokenClass: 'input',
    unit: null,
    quantity: 1_000n,
    costNano: costNanoUsd,
    costNanoUsd,
    externalId: null,
    ...change,
  };
}

function comparisonOf(change: Partial<Comparison>): Comparison {
  return {
    lines: [],
    recorded: [],
    adjustedNanoUsd: 0n,
    modelOf: (text) => models.find((id) => id === text),
    tolerancePpm: 1_000,
    costDecimals: 9,
    converted: false,
    ...change,
  };
}

/** An invoice that says of each day, model and class what was recorded. */
function billAsRecorded(recorded: readonly RecordedDay[]): BilledLine[] {
  const lines = recorded.flatMap(({ day, modelId, classes }) =>
    classes.map(({ tokenClass, quantity, nanoUsd }) =>
      lineOf({ day, modelText: modelId, tokenClass, quantity, costNano: nanoUsd, costNanoUsd: nanoUsd }),
    ),
  );
  return lines.map((line, place) => ({ ...line, line: place + 2 }));
}

const anyRecorded: fc.Arbitrary<RecordedDay[]> = fc.uniqueArray(
  fc.record({
    day: fc.integer({ min: 100, max: 110 }),
    modelId: fc.constantFrom(...models),
    late: fc.boolean(),
    calls: fc.integer({ min: 1, max: 9 }),
    callsWithoutCost: fc.constant(0),
    classes: fc.uniqueArray(
      fc.record({
        tokenClass: fc.constantFrom(...tokenClasses),
        quantity: fc.bigInt({ min: 1n, max: 10n ** 9n }),
        nanoUsd: fc.bigInt({ min: 1n, max: 10n ** 12n }),
      }),
      { selector: ({ tokenClass }) => tokenClass, maxLength: 4 },
    ),
  }),
  { selector: ({ day, modelId, late }) => `${day}/${modelId}/${late}`, maxLength: 20 },
);

const anyLines: fc.Arbitrary<BilledLine[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('usage', 'usage', 'usage', 'tax', 'credit', 'adjustment', 'purchase'),
      day: fc.option(fc.integer({ min: 98, max: 112 }), { freq: 8 }),
      modelText: fc.constantFrom(...models, 'ghost', null),
      tokenClass: fc.constantFrom(...tokenClasses, null),
      quantity: fc.option(fc.bigInt({ min: 0n, max: 10n ** 9n })),
      costNanoUsd: fc.bigInt({ min: -(10n ** 10n), max: 10n ** 12n }),
    }),
    { maxLength: 30 },
  )
  .map((lines) => lines.map((line, place) => lineOf({ ...line, costNano: line.costNanoUsd, line: place + 2 })));

const anyComparison = fc
  .record({
    lines: anyLines,
    recorded: anyRecorded,
    adjustedNanoUsd: fc.bigInt({ min: -100n, max: 100n }),
    tolerancePpm: fc.integer({ min: 0, max: 10_000 }),
    costDecimals: fc.integer({ min: 0, max: 9 }),
  })
  .map(comparisonOf);

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

/** What a reconciliation breaks of its promise: every line in one group, and sums of both sides to the nano-USD. */
function findBreaks({ lines, recorded, adjustedNanoUsd }: Comparison, { groups, keyOfLine }: Reconciliation): string[] {
  const breaks: string[] = [];
  const keys = groups.map(({ key }) => key);
  if (new Set(keys).size !== keys.length) breaks.push('two groups have one key');
  if (keyOfLine.size !== lines.length) breaks.push('a line is in no group');
  for (const { key, lines: count, billedNanoUsd } of groups) {
    const own = lines.filter(({ line }) => keyOfLine.get(line) === key);
    if (own.length !== count) breaks.push(`${key} has another number of lines`);
    if (sumOf(own.map(({ costNanoUsd }) => costNanoUsd)) !== billedNanoUsd) breaks.push(`${key} bills another sum`);
  }
  const billed = sumOf(lines.map(({ costNanoUsd }) => costNanoUsd));
  if (sumOf(groups.map(({ billedNanoUsd }) => billedNanoUsd)) !== billed) {
    breaks.push('what is billed is not conserved');
  }
  const spent = sumOf(recorded.flatMap(({ classes }) => classes.map(({ nanoUsd }) => nanoUsd)));
  const adjusted = lines.some(({ kind }) => kind === 'adjustment') ? adjustedNanoUsd : 0n;
  if (sumOf(groups.map(({ recordedNanoUsd }) => recordedNanoUsd)) !== spent + adjusted) {
    breaks.push('what is recorded is not conserved');
  }
  return breaks;
}

describe('whatever is billed and recorded', () => {
  test('every line is in one group, and both sides sum to the nano-USD', () => {
    fc.assert(
      fc.property(anyComparison, (comparison) => {
        expect(findBreaks(comparison, reconcile(comparison))).toEqual([]);
      }),
    );
  });

  test('the order of lines and spend changes nothing', () => {
    fc.assert(
      fc.property(anyComparison, (comparison) => {
        const turned = { ...comparison, recorded: comparison.recorded.toReversed() };
        expect(reconcile(turned).groups).toEqual(reconcile(comparison).groups);
      }),
    );
  });

  test('an invoice of what is recorded agrees, without any tolerance', () => {
    fc.assert(
      fc.property(anyRecorded, (recorded) => {
        const { groups } = reconcile(comparisonOf({ lines: billAsRecorded(recorded), recorded, tolerancePpm: 0 }));
        expect(groups.filter(({ state }) => state !== 'agrees')).toEqual([]);
      }),
    );
  });

  // Each is broken in one way; seeds are fixed, so that what is to be found is there.
  test.each<[string, (result: Reconciliation) => Reconciliation]>([
    ['a group that is lost', ({ groups, keyOfLine }) => ({ groups: groups.slice(1), keyOfLine })],
    [
      'a group that is there twice',
      ({ groups, keyOfLine }) => ({ groups: [...groups, ...groups.slice(0, 1)], keyOfLine }),
    ],
    [
      'a nano-USD that moves',
      ({ groups, keyOfLine }) => ({
        groups: groups.map((group, place) =>
          place === 0 ? { ...group, recordedNanoUsd: group.recordedNanoUsd + 1n } : group,
        ),
        keyOfLine,
      }),
    ],
    [
      'a line in another group',
      ({ groups, keyOfLine }) => ({
        groups,
        keyOfLine: new Map([...keyOfLine].map(([line, key], place) => [line, place === 0 ? 'elsewhere' : key])),
      }),
    ],
  ])('canary: %s is found', (_, spoil) => {
    const check = fc.check(
      fc.property(anyComparison, (comparison) => findBreaks(comparison, spoil(reconcile(comparison))).length === 0),
      { seed: 20_261_122, numRuns: 100 },
    );
    expect(check.failed).toBe(true);
  });
});

describe('a difference has a cause', () => {
  const spent = (day: number, modelId = 'mdl_a', change: Partial<RecordedDay> = {}): RecordedDay => ({
    day,
    modelId,
    late: false,
    calls: 3,
    callsWithoutCost: 0,
    classes: [
      { tokenClass: 'input', quantity: 1_000_000n, nanoUsd: 2_500_000_000n },
      { tokenClass: 'cached_input', quantity: 400_000n, nanoUsd: 500_000_000n },
      { tokenClass: 'output', quantity: 100_000n, nanoUsd: 1_000_000_000n },
    ],
    ...change,
  });
  const open = (comparison: Partial<Comparison>) =>
    reconcile(comparisonOf(comparison))
      .groups.filter(({ state }) => state !== 'agrees')
      .map(({ key, state, cause }) => ({ key, state, cause }));
  const recorded = [spent(100), spent(101)];
  const lines = billAsRecorded(recorded);
  const change = (place: number, spoiled: Partial<BilledLine>) =>
    lines.map((line, index) => (index === place ? { ...line, ...spoiled } : line));

  test('another price', () => {
    expect(open({ recorded, lines: change(2, { costNanoUsd: 1_200_000_000n }) })).toEqual([
      { key: 'usage/100/mdl_a/output', state: 'price_differs', cause: 'unit_price' },
    ]);
  });

  test('another quantity', () => {
    expect(open({ recorded, lines: change(2, { costNanoUsd: 2_000_000_000n, quantity: 200_000n }) })).toEqual([
      { key: 'usage/100/mdl_a/output', state: 'quantity_differs', cause: null },
    ]);
  });

  test('a line that is there twice', () => {
    const [first] = lines;
    const again = [...lines, { ...lineOf({}), ...first, line: 99 }];
    expect(open({ recorded, lines: again })).toMatchObject([{ key: 'usage/100/mdl_a/input', cause: 'billed_twice' }]);
  });

  test('cached input at the price of input; or counted as input; or in one line with all else', () => {
    expect(open({ recorded, lines: change(1, { costNanoUsd: 1_000_000_000n }) })).toEqual([
      { key: 'usage/100/mdl_a/cached_input', state: 'price_differs', cause: 'cached_as_input' },
    ]);
    const counted = change(0, { quantity: 1_400_000n, costNanoUsd: 3_500_000_000n }).filter((_, place) => place !== 1);
    expect(open({ recorded, lines: counted })).toEqual([
      { key: 'usage/100/mdl_a/input', state: 'quantity_differs', cause: 'cached_as_input' },
      { key: 'usage/100/mdl_a/cached_input', state: 'quantity_differs', cause: 'cached_as_input' },
    ]);
    const whole = lineOf({ day: 100, tokenClass: null, quantity: 1_500_000n, costNanoUsd: 4_500_000_000n });
    expect(open({ recorded: [spent(100)], lines: [whole] })).toEqual([
      { key: 'usage/100/mdl_a/*', state: 'price_differs', cause: 'cached_as_input' },
    ]);
  });

  test('days of another time zone, which are not dark for that', () => {
    const shifted = lines.map((line) => ({ ...line, day: (line.day ?? 0) + 1 }));
    const found = open({ recorded, lines: shifted });
    expect(found).toHaveLength(6);
    expect(new Set(found.map(({ cause }) => cause))).toEqual(new Set(['shifted_day']));
    expect(new Set(found.map(({ state }) => state))).toEqual(new Set(['quantity_differs']));
  });

  test('models that nobody knows, that no line names, and calls that went past the kernel', () => {
    const more = (line: number, modelText: string | null) => lineOf({ line, modelText, costNanoUsd: 9_000_000_000n });
    const found = open({ recorded, lines: [...lines, more(91, 'ghost'), more(92, null), more(93, 'mdl_b')] });
    expect(found.map(({ state }) => state)).toEqual(['billed_only', 'billed_only', 'billed_only']);
    expect(new Set(found.map(({ cause }) => cause))).toEqual(new Set(['no_model', 'past_the_kernel', 'unknown_model']));
  });

  test('what was recorded and is not billed: not at all, not yet, or late', () => {
    const others = [spent(102), spent(101, 'mdl_b'), spent(100, 'mdl_c', { late: true })];
    expect(open({ recorded: [...recorded, ...others], lines })).toEqual(
      expect.arrayContaining([
        { key: 'usage/102/mdl_a/input', state: 'not_yet_billed', cause: 'after_last_line' },
        { key: 'usage/*/mdl_b/*', state: 'recorded_only', cause: null },
        { key: 'usage/*/mdl_c/*', state: 'not_yet_billed', cause: 'came_late' },
      ]),
    );
  });

  test('calls without a price are not dark', () => {
    const unpriced = spent(100, 'mdl_b', { callsWithoutCost: 3, classes: [] });
    const found = open({
      recorded: [...recorded, unpriced],
      lines: [...lines, lineOf({ line: 90, modelText: 'mdl_b', costNanoUsd: 9_000_000_000n })],
    });
    expect(found).toEqual([{ key: 'usage/100/mdl_b/input', state: 'price_differs', cause: 'unpriced_calls' }]);
  });

  test('taxes are billed and never recorded; adjustments are compared with those of the ledger', () => {
    const tax = lineOf({ line: 90, kind: 'tax', costNanoUsd: 700_000_000n });
    const adjustment = lineOf({ line: 91, kind: 'adjustment', costNanoUsd: -5n });
    expect(open({ recorded, lines: [...lines, tax, adjustment], adjustedNanoUsd: -5n })).toEqual([
      { key: 'tax/*/*/*', state: 'billed_only', cause: 'no_usage' },
    ]);
  });

  test('and what is off by a rounding or within the tolerance agrees', () => {
    const cents = lines.map((line) => ({ ...line, costNanoUsd: line.costNanoUsd + 4_000_000n }));
    const found = reconcile(comparisonOf({ recorded, lines: cents, costDecimals: 2, tolerancePpm: 0 }));
    expect(new Set(found.groups.map(({ state, cause }) => `${state} ${cause}`))).toEqual(new Set(['agrees rounding']));
    const half = change(0, { costNanoUsd: 2_502_000_000n });
    expect(open({ recorded, lines: half })).toEqual([]);
    expect(open({ recorded, lines: half, tolerancePpm: 100 })).toHaveLength(1);
  });
});

describe('the grain is the finest that both sides have', () => {
  const recorded: RecordedDay[] = [100, 101].map((day) => ({
    day,
    modelId: 'mdl_a',
    late: false,
    calls: 1,
    callsWithoutCost: 0,
    classes: [
      { tokenClass: 'output', quantity: 10n, nanoUsd: 100_000n },
      { tokenClass: 'reasoning', quantity: 5n, nanoUsd: 50_000n },
    ],
  }));
  const keysOf = (lines: readonly BilledLine[]) =>
    reconcile(comparisonOf({ recorded, lines })).groups.map(({ key, state }) => `${key} ${state}`);

  test('classes that a provider does not bill apart are compared as their like', () => {
    const lines = [100, 101].map((day, place) =>
      lineOf({ line: place, day, tokenClass: 'output', quantity: 15n, costNanoUsd: 150_000n }),
    );
    expect(keysOf(lines)).toEqual(['usage/100/mdl_a/output agrees', 'usage/101/mdl_a/output agrees']);
  });

  test('by day where classes are not told, by month where days are not', () => {
    const daily = [100, 101].map((day, place) =>
      lineOf({ line: place, day, tokenClass: null, quantity: null, costNanoUsd: 150_000n }),
    );
    expect(keysOf(daily)).toEqual(['usage/100/mdl_a/* agrees', 'usage/101/mdl_a/* agrees']);
    expect(keysOf([lineOf({ day: null, tokenClass: null, costNanoUsd: 300_000n })])).toEqual([
      'usage/*/mdl_a/* agrees',
    ]);
  });

  test('all of a provider at once where no line names a model', () => {
    const one = lineOf({ day: null, modelText: null, tokenClass: null, quantity: null, costNanoUsd: 300_000n });
    expect(keysOf([one])).toEqual(['usage/*/*/* agrees']);
  });
});
