import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenClasses } from '../cost-line.ts';
import { focusColumns, focusValues, parseMoment, usageRows, type Decimal, type FocusUsage } from '../focus/index.ts';
import { classOfText } from './class-of-text.ts';
import {
  cellsOf,
  findModel,
  partsOfDecimal,
  plainModelText,
  plainText,
  readAmount,
  readRow,
  suggestModel,
  suggestReading,
} from './index.ts';
import { dayOfSpan, readMoment } from './read-day.ts';
import { readQuantity, sizeOfUnit } from './read-unit.ts';

const nanoOf = (text: string, mark?: '.' | ','): bigint | undefined => {
  const amount = readAmount(text, mark);
  return amount && partsOfDecimal(amount, 9);
};

describe('an amount is read to the digit', () => {
  test.each([
    ['1.25', 1_250_000_000n],
    ['$1,234.50', 1_234_500_000_000n],
    ['-0.000000001', -1n],
    ['(12.00)', -12_000_000_000n],
    ['−3', -3_000_000_000n],
    ['6.5e-05', 65_000n],
    ['1E3', 1_000_000_000_000n],
    ['.5', 500_000_000n],
    ['12 USD', 12_000_000_000n],
    ["1'234.5", 1_234_500_000_000n],
    ['0.0000000005', 1n],
    ['-0.0000000005', -1n],
    ['0.00000000049', 0n],
  ])('%s', (text, nano) => expect(nanoOf(text)).toBe(nano));

  test.each([
    ['1.234,50', 1_234_500_000_000n],
    ['0,25 EUR', 250_000_000n],
  ])('%s, with a comma before its decimals', (text, nano) => expect(nanoOf(text, ',')).toBe(nano));

  test.each(['', 'n/a', '1.2.3', '1,23', '=1+1', '1e99', '0x10', '12 34 usd extra', '--1'])('and %j is none', (text) =>
    expect(nanoOf(text)).toBeUndefined(),
  );

  test('whatever its digits', () => {
    const any = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat({ max: 9 }));
    fc.assert(
      fc.property(any, ([digits, scale]) => {
        const size = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
        const text = `${digits < 0n ? '-' : ''}${size.slice(0, size.length - scale)}${scale === 0 ? '' : `.${size.slice(-scale)}`}`;
        expect(nanoOf(text)).toBe(digits * 10n ** BigInt(9 - scale));
      }),
    );
  });
});

describe('days and units', () => {
  test.each([
    ['2026-11-18', '2026-11-18T00:00:00.000Z'],
    ['20261118', '2026-11-18T00:00:00.000Z'],
    ['2026-11-18 07:30', '2026-11-18T07:30:00.000Z'],
    ['2026-11-18T00:00:00-08:00', '2026-11-18T08:00:00.000Z'],
    ['1795000000', '2026-11-18T11:06:40.000Z'],
  ])('%s is one moment', (text, iso) => expect(readMoment(text)).toBe(parseMoment(iso)));

  test.each(['11/12/2026', '2026-02-30', 'yesterday', '18'])('%s could be two days, or none', (text) =>
    expect(readMoment(text)).toBeUndefined(),
  );

  test('a charge of more than a day is of the whole period', () => {
    const day = parseMoment('2026-11-18T00:00:00Z') ?? 0;
    expect(dayOfSpan(day, day + 86_400_000)).toBe(day / 86_400_000);
    expect(dayOfSpan(day, day + 86_400_001)).toBeNull();
  });

  test.each([
    ['Tokens', 1n],
    ['1000000 Tokens', 1_000_000n],
    ['1M tokens', 1_000_000n],
    ['per 1K', 1_000n],
    ['1,000 Requests', 1_000n],
    ['GB-Hours', undefined],
    ['Units', undefined],
  ])('a unit of %s', (unit, size) => expect(sizeOfUnit(unit)).toBe(size));

  test('tokens are counted whole', () => {
    const amount: Decimal = { digits: 1_234_567n, scale: 6 };
    expect(readQuantity(amount, '1M tokens')).toBe(1_234_567n);
    expect(readQuantity(amount, 'hours')).toBeNull();
  });
});

describe('words of providers', () => {
  test.each([
    ['cached input', 'cached_input'],
    ['uncached_input_tokens', 'input'],
    ['cache_read_input_tokens', 'cached_input'],
    ['cache_creation.ephemeral_1h_input_tokens', 'cache_write_1h'],
    ['Cache Write Tokens (5 minutes)', 'cache_write_5m'],
    ['input_no_cache', 'input'],
    ['output_tokens', 'output'],
    ['CompletionTokens', 'output'],
    ['Reasoning Tokens', 'reasoning'],
    ['Audio Input Tokens', 'audio_input'],
    ['web search', 'tool_use'],
    ['unsplit', 'unsplit'],
    ['storage', null],
  ])('%s is of the class %s', (text, tokenClass) => expect(classOfText(text)).toBe(tokenClass));

  test('a model’s own name is not taken for its class', () => {
    expect(classOfText('gpt-4o-audio-preview input', true)).toBe('input');
    expect(classOfText('gpt-4o-search-preview', true)).toBeNull();
  });

  test.each([
    ['gpt-4o-2024-08-06, cached input', 'gpt-4o-2024-08-06'],
    ['Claude Sonnet 4 Usage - Input Tokens', 'claude sonnet 4'],
    ['Input Tokens', null],
  ])('%s is the model %s', (text, model) => expect(plainModelText(text)).toBe(model));

  const models = [
    { id: 'mdl_1', name: 'gpt-4o', upstreamName: 'gpt-4o' },
    { id: 'mdl_2', name: 'sonnet', upstreamName: 'claude-sonnet-4-20250514' },
    { id: 'mdl_3', name: 'mini', upstreamName: 'gpt-4o-mini' },
  ];

  test.each([
    ['gpt-4o-2024-08-06', 'mdl_1'],
    ['openai/gpt-4o', 'mdl_1'],
    ['claude sonnet 4', 'mdl_2'],
    ['anthropic.claude-sonnet-4-20250514-v1:0', 'mdl_2'],
    ['gpt-4o-mini-2024-07-18', 'mdl_3'],
    ['gpt-5', undefined],
  ])('%s is suggested as %s, and not taken for it', (text, id) => {
    expect(suggestModel(text, models)).toBe(id);
    expect(findModel(text, models, new Map())).toBeUndefined();
    expect(findModel(text, models, new Map([[text, 'mdl_9']]))).toBe('mdl_9');
  });

  test('a name or an id is known without a person', () => {
    for (const text of ['gpt-4o', 'mdl_1']) expect(findModel(text, models, new Map())).toBe('mdl_1');
  });
});

test('what is shown has no control characters, no turned text and no end', () => {
  expect(plainText('\u001b[31mred\u202e\n')).toBe('[31mred');
  expect(plainText("'=cmd|' /C calc'!A0")).toBe("=cmd|' /C calc'!A0");
  expect(plainText(' \t')).toBeNull();
  expect(plainText('x'.repeat(900))).toHaveLength(200);
});

describe('rows', () => {
  const usage: FocusUsage = {
    hourMs: parseMoment('2026-11-18T07:00:00Z') ?? 0,
    department: { id: 'dep_1', name: 'Support' },
    team: null,
    agent: { id: 'agt_1', name: 'Answers' },
    model: { id: 'mdl_01k00000000000000000000000', name: 'gpt-4o' },
    provider: { id: 'prv_1', name: 'OpenAI' },
    tokenClass: 'cached_input',
    quantity: 7n,
    costNanoUsd: 8n,
    calls: 1n,
    rates: [{ listNanoUsd: 1_250_000_000n, paidPercent: 100n }],
    simulated: false,
    energy: null,
  };
  const billing = {
    organisation: { id: 'org_1', name: 'Northwind' },
    periodStartMs: parseMoment('2026-11-01T00:00:00Z') ?? 0,
    periodEndMs: parseMoment('2026-12-01T00:00:00Z') ?? 0,
  };
  const columns = focusColumns('1.2');
  const ours = suggestReading(columns, ',');
  const firstOf = (charge: FocusUsage) => {
    const [row] = usageRows(billing, charge);
    if (row === undefined) throw new Error('Every charge has a row.');
    return row;
  };
  const readOurs = (charge: FocusUsage) =>
    readRow(cellsOf(columns)(focusValues(firstOf(charge), '1.2').map((value) => value ?? '')), 2, ours);

  test('our own export is read as it was written, whatever was used', () => {
    expect(ours.format).toBe('focus');
    const any = fc.record({
      tokenClass: fc.constantFrom(...tokenClasses, 'unsplit' as const),
      quantity: fc.bigInt({ min: 0n, max: 10n ** 13n }),
      costNanoUsd: fc.bigInt({ min: 1n, max: 10n ** 15n }),
      rates: fc.array(
        fc.record({ listNanoUsd: fc.bigInt({ min: 0n, max: 10n ** 12n }), paidPercent: fc.constantFrom(100n, 50n) }),
        { maxLength: 1 },
      ),
    });
    fc.assert(
      fc.property(any, (change) => {
        const charge = { ...usage, ...change };
        const isCounted = charge.tokenClass !== 'unsplit' && charge.rates.length > 0 && charge.quantity > 0n;
        expect(readOurs(charge)).toMatchObject({
          kind: 'line',
          line: {
            kind: 'usage',
            day: Math.floor(usage.hourMs / 86_400_000),
            modelText: usage.model.id,
            tokenClass: charge.tokenClass,
            costNano: charge.costNanoUsd,
            quantity: isCounted ? charge.quantity : null,
          },
          currency: 'USD',
        });
      }),
    );
  });

  const header = ['start_time_iso', 'line_item', 'amount_value', 'amount_currency', 'project'];
  const reading = suggestReading(header, ',');
  const read = (values: readonly string[], change: Partial<typeof reading> = {}) =>
    readRow(cellsOf(header)(values), 7, { ...reading, ...change });

  test('columns of a provider are suggested from their names', () => {
    expect(reading).toMatchObject({
      format: 'columns',
      columns: { day: 'start_time_iso', model: 'line_item', cost: 'amount_value', currency: 'amount_currency' },
    });
    expect(read(['2026-11-18T00:00:00+00:00', 'GPT-4o-2024-08-06, cached input', '6.5e-05', 'usd', 'a'])).toMatchObject(
      {
        line: { line: 7, modelText: 'gpt-4o-2024-08-06', tokenClass: 'cached_input', costNano: 65_000n },
        currency: 'USD',
        decimals: 6,
      },
    );
  });

  test('a cell that cannot be read is named with its line and what to do', () => {
    expect(read(['18/11/26', 'gpt-4o', 'free', 'dollars', 'a'])).toMatchObject({
      kind: 'problems',
      problems: [
        { line: 7, column: 'amount_value' },
        { line: 7, column: 'start_time_iso' },
        { line: 7, column: 'amount_currency' },
      ],
    });
  });

  test('rows of others are left out', () => {
    const only = [{ column: 'project', value: 'ours' }];
    expect(read(['', 'gpt-4o', '1', '', 'theirs'], { only })).toEqual({ kind: 'left_out' });
    expect(read(['', 'gpt-4o', '1', '', 'ours'], { only })).toMatchObject({ kind: 'line', line: { day: null } });
  });
});
