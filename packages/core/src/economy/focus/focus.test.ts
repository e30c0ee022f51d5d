import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenClasses } from '../cost-line.ts';
import {
  adjustmentRow,
  checkFocus,
  focusColumns,
  focusCsvLines,
  focusValues,
  focusVersions,
  type FocusVersion,
  usageRows,
  type FocusBilling,
  type FocusUsage,
} from './index.ts';
import { parseDecimal } from './decimal-text.ts';
import { focusColumnRules } from './focus-columns.ts';

const periodStartMs = 1_793_491_200_000;
const billing: FocusBilling = {
  organisation: { id: 'org_1', name: 'Northwind' },
  periodStartMs,
  periodEndMs: 1_796_083_200_000,
};
const usage: FocusUsage = {
  hourMs: periodStartMs + 3_600_000,
  department: { id: 'dep_1', name: 'Support' },
  team: { id: 'tea_1', name: 'Night' },
  agent: { id: 'agt_1', name: 'Answers' },
  model: { id: 'mdl_1', name: 'gpt-4o' },
  provider: { id: 'prv_1', name: 'OpenAI' },
  tokenClass: 'cached_input',
  quantity: 1_234_567n,
  costNanoUsd: 1_543_209n,
  calls: 3n,
  rates: [{ listNanoUsd: 1_250_000_000n, paidPercent: 100n }],
  simulated: false,
  energy: { millijoules: 3_600_001n, basis: 'estimated', locationMicrograms: 458_000n, marketMicrograms: 0n },
};
const anyUsage: fc.Arbitrary<FocusUsage> = fc.record({
  hourMs: fc.nat({ max: 719 }).map((hour) => periodStartMs + hour * 3_600_000),
  department: fc.constant(usage.department),
  team: fc.option(fc.constant({ id: 'tea_1', name: 'Night' })),
  agent: fc.constant(usage.agent),
  model: fc.constant(usage.model),
  provider: fc.constant(usage.provider),
  tokenClass: fc.constantFrom(...tokenClasses, 'unsplit' as const),
  quantity: fc.bigInt({ min: 0n, max: 10n ** 13n }),
  costNanoUsd: fc.bigInt({ min: 1n, max: 10n ** 15n }),
  calls: fc.bigInt({ min: 1n, max: 10n ** 5n }),
  rates: fc.array(
    fc.record({
      listNanoUsd: fc.bigInt({ min: 0n, max: 10n ** 12n }),
      paidPercent: fc.constantFrom(100n, 50n, 25n, 0n),
    }),
    { maxLength: 4 },
  ),
  simulated: fc.boolean(),
  energy: fc.option(fc.constant(usage.energy)),
});
const datasetOf = (rows: readonly ReturnType<typeof usageRows>[number][], version: FocusVersion = '1.2') => ({
  columns: focusColumns(version),
  rows: rows.map((row) => focusValues(row, version)),
});
const nanoOf = (text: string | null): bigint => {
  const decimal = parseDecimal(text ?? '');
  if (decimal === undefined || decimal.scale > 9) throw new Error(`${text} is not in nano-USD.`);
  return decimal.digits * 10n ** BigInt(9 - decimal.scale);
};

describe('a row of usage', () => {
  test('bills what the ledger says, and lists price times quantity to the last digit', () => {
    const [row, ...others] = usageRows(billing, usage);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      BilledCost: '0.001543209',
      EffectiveCost: '0.001543209',
      ListUnitPrice: '1.25',
      PricingQuantity: '1.234567',
      PricingUnit: '1000000 Tokens',
      ListCost: '1.54320875',
      ConsumedQuantity: '1234567',
      ChargePeriodStart: '2026-11-01T01:00:00Z',
      ChargePeriodEnd: '2026-11-01T02:00:00Z',
      BillingPeriodEnd: '2026-12-01T00:00:00Z',
      ChargeClass: null,
      x_TokenClass: 'cached_input',
      x_EnergyWh: '1.000000278',
      x_EnergyBasis: 'estimated',
      x_CO2eGrams: '0.458',
      x_CO2eMarketGrams: '0',
    });
  });

  test('whatever was used, keeps the rules of the specification, and rows sum to what was charged', () => {
    fc.assert(
      fc.property(fc.array(anyUsage, { maxLength: 20 }), (charges) => {
        const rows = charges.flatMap((charge) => usageRows(billing, charge));
        for (const version of focusVersions) expect(checkFocus(datasetOf(rows, version), { version })).toEqual([]);
        const billed = rows.reduce((sum, row) => sum + nanoOf(row.BilledCost), 0n);
        expect(billed).toBe(charges.reduce((sum, charge) => sum + charge.costNanoUsd, 0n));
      }),
    );
  });

  test('of a month that was billed before is a correction', () => {
    const late = usageRows(billing, { ...usage, hourMs: periodStartMs - 3_600_000 });
    expect(late[0]).toMatchObject({ ChargeClass: 'Correction', BillingPeriodStart: '2026-11-01T00:00:00Z' });
    expect(checkFocus(datasetOf(late), { version: '1.2' })).toEqual([]);
  });

  test('takes the price that explains its cost, when there were several in its hour', () => {
    const rates = [9n, 25n, 1n].map((listNanoUsd) => ({ listNanoUsd, paidPercent: 100n }));
    const [row] = usageRows(billing, { ...usage, quantity: 1_000_000n, costNanoUsd: 26n, rates });
    expect(row).toMatchObject({ ListUnitPrice: '0.000000025', ListCost: '0.000000025', BilledCost: '0.000000026' });
  });
});

describe('calls of a batch', () => {
  const listNanoUsd = 1_250_000_000n;
  const rates = [
    { listNanoUsd, paidPercent: 100n },
    { listNanoUsd, paidPercent: 50n },
  ];
  const costOf = (quantity: bigint, paidPercent: bigint) => (quantity * listNanoUsd * paidPercent) / 100_000_000n;

  test('alone in their hour are contracted at what is billed, below the list', () => {
    const rows = usageRows(billing, { ...usage, quantity: 2_000_000n, costNanoUsd: costOf(2_000_000n, 50n), rates });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      BilledCost: '1.25',
      ContractedCost: '1.25',
      ContractedUnitPrice: '0.625',
      PricingCurrencyContractedUnitPrice: '0.625',
      ListCost: '2.5',
      ListUnitPrice: '1.25',
      SkuId: 'mdl_1/cached_input',
      SkuPriceId: 'mdl_1/cached_input/batch',
    });
  });

  test('beside others are a charge of their own, to the token, and nothing is lost between the two', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 9n });
    fc.assert(
      fc.property(amount, amount, (plain, batch) => {
        const costNanoUsd = costOf(plain, 100n) + costOf(batch, 50n);
        const energy = { millijoules: 12_345n, basis: 'mixed', locationMicrograms: 9n, marketMicrograms: 7n } as const;
        const rows = usageRows(billing, { ...usage, calls: 2n, quantity: plain + batch, costNanoUsd, rates, energy });
        const sumOf = (column: 'BilledCost' | 'x_CO2eGrams') =>
          rows.reduce((sum, row) => sum + nanoOf(row[column]), 0n);
        expect(rows.map(({ ConsumedQuantity }) => BigInt(ConsumedQuantity ?? 0))).toEqual([plain, batch]);
        expect(sumOf('BilledCost')).toBe(costNanoUsd);
        expect(sumOf('x_CO2eGrams')).toBe(9_000n);
        expect(checkFocus(datasetOf(rows), { version: '1.2' })).toEqual([]);
      }),
    );
  });
});

test('what a person booked keeps the rules too, also when it takes something back', () => {
  const adjustment = { key: 'k', costNanoUsd: -5n, isOfEarlierMonth: true, provider: usage.provider, note: '=1+1' };
  const row = adjustmentRow(billing, adjustment);
  expect(row).toMatchObject({ BilledCost: '-0.000000005', ChargeCategory: 'Adjustment', ChargeClass: 'Correction' });
  expect(checkFocus(datasetOf([row]), { version: '1.2' })).toEqual([]);
  const [line] = focusCsvLines(focusColumns('1.2'), [focusValues(row, '1.2')]);
  expect(line).toContain(",'=1+1,");
  expect(line?.startsWith('-0.000000005,')).toBe(true);
});

test('a text with commas, quotes and line ends is one cell', () => {
  expect(focusCsvLines(['ChargeDescription', 'BilledCost'], [['a,"b"\nc', null]])).toEqual(['"a,""b""\nc",']);
});

describe('canaries: the check finds', () => {
  const good = { ...usageRows(billing, usage)[0] } as Record<string, string | null>;
  const check = (changes: Readonly<Record<string, string | null>>, without: readonly string[] = []) => {
    const row = { ...good, ...changes };
    const columns = Object.keys(row).filter((column) => !without.includes(column));
    return checkFocus({ columns, rows: [columns.map((column) => row[column] ?? null)] }, { version: '1.3' });
  };

  test('nothing in a good row', () => expect(check({})).toEqual([]));

  test.each(focusColumnRules.filter((rule) => rule.presence === 'mandatory').map((rule) => rule.name))(
    'that %s is missing',
    (column) => expect(check({}, [column])).toContain(`The column ${column} is missing.`),
  );

  test.each(
    focusColumnRules.filter((rule) => !rule.nullable && rule.presence === 'mandatory').map((rule) => rule.name),
  )('that %s is empty', (column) => expect(check({ [column]: null })).toContain(`Row 1: ${column} must have a value.`));

  test.each([
    ['a float with an exponent', { BilledCost: '1e-7' }],
    ['a thousands separator', { ListCost: '1,234' }],
    ['a positive sign', { EffectiveCost: '+1' }],
    ['a strange category', { ChargeCategory: 'Spending' }],
    ['a strange class', { ChargeClass: 'Late' }],
    ['a strange service category', { ServiceCategory: 'AI' }],
    ['a virtual currency of billing', { BillingCurrency: 'Token' }],
    ['a local time', { ChargePeriodStart: '2026-11-01T01:00:00+01:00' }],
    ['a day that is none', { ChargePeriodStart: '2026-11-31T01:00:00Z' }],
    ['a period without a length', { ChargePeriodEnd: good['ChargePeriodStart'] ?? null }],
    ['a billing period that ends before it starts', { BillingPeriodEnd: '2026-10-01T00:00:00Z' }],
    ['a price that does not give the cost', { ListUnitPrice: '1.3' }],
    ['a contract at twice what was billed', { ContractedUnitPrice: '2.5', ContractedCost: '3.0864175' }],
    ['a cost that its price does not give', { ContractedCost: '1.5' }],
    ['a price below nothing', { ContractedUnitPrice: '-1.25', ContractedCost: '-1.54320875' }],
    ['usage without a quantity', { PricingQuantity: null }],
    ['usage that was not metered', { ConsumedQuantity: null }],
    ['a unit without usage', { ChargeCategory: 'Credit' }],
    ['a purchase by usage', { ChargeCategory: 'Purchase', ConsumedQuantity: null, ConsumedUnit: null }],
    ['a tax with a price', { ChargeCategory: 'Tax', ConsumedQuantity: null, ConsumedUnit: null }],
    ['a meter without an SKU', { SkuId: null }],
    ['a name without a sub-account', { SubAccountId: null }],
    ['a word for nothing', { InvoiceId: 'N/A' }],
    ['an empty text', { ChargeDescription: '' }],
    ['tags that are no object', { Tags: '["a"]' }],
    ['tags within tags', { Tags: '{"a":{"b":1}}' }],
    ['a column of ours without its mark', { AgentId: 'agt_1' }],
    ['a column of ours in another case', { x_agent_id: 'agt_1' }],
  ])('%s', (_, changes) => expect(check(changes).length).toBeGreaterThan(0));
});
