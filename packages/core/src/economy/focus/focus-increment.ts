import { decimalText, parseDecimal, type Decimal } from './decimal-text.ts';
import type { FocusDataset, FocusRow } from './focus-row.ts';

/** What is added up; every other column says which charge it is. */
const amountColumns: ReadonlySet<string> = new Set([
  'BilledCost',
  'ConsumedQuantity',
  'ContractedCost',
  'EffectiveCost',
  'ListCost',
  'PricingCurrencyEffectiveCost',
  'PricingQuantity',
  'x_EnergyWh',
  'x_CO2eGrams',
  'x_CO2eMarketGrams',
]);

/** Amounts of charges by what tells them apart, as JSON: what a reader has of a month. */
export type FocusTotals = Readonly<Record<string, FocusRow>>;

/**
 * What a reader who has `before` lacks of a month: charges that are new, and of those that have changed the difference, which may be
 * negative. A charge that is told otherwise now (another price, another name) is taken back and booked anew. Whoever adds up all
 * increments has each column's sum of the month, to the last digit. In a month that is open none is a `Correction`: by the
 * specification that is only what corrects a month that was closed, and such rows come with that class already.
 */
export function focusIncrement(
  before: FocusTotals,
  { columns, rows }: FocusDataset,
): { readonly rows: FocusDataset['rows']; readonly totals: FocusTotals } {
  const totals = new Map<string, FocusRow>();
  for (const values of rows) {
    const row: FocusRow = Object.fromEntries(columns.map((column, place) => [column, values[place] ?? null]));
    const key = JSON.stringify(
      columns.filter((column) => !amountColumns.has(column)).map((column) => [column, row[column]]),
    );
    const amounts = Object.fromEntries(
      columns.filter((column) => amountColumns.has(column)).map((column) => [column, row[column] ?? null]),
    );
    totals.set(key, combine(totals.get(key), amounts, 1n));
  }
  const increments: (readonly (string | null)[])[] = [];
  for (const key of new Set([...Object.keys(before), ...totals.keys()])) {
    const change = combine(totals.get(key), before[key] ?? {}, -1n);
    if (Object.values(change).every((amount) => amount === null || amount === '0')) continue;
    const names = new Map(JSON.parse(key) as readonly (readonly [string, string | null])[]);
    increments.push(columns.map((column) => (amountColumns.has(column) ? change[column] : names.get(column)) ?? null));
  }
  return { rows: increments, totals: Object.fromEntries(totals) };
}

function combine(one: FocusRow = {}, other: FocusRow, sign: bigint): FocusRow {
  const columns = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(Array.from(columns, (column) => [column, sum(one[column], other[column], sign)]));
}

/** No amount beside no amount stays none. */
function sum(one: string | null | undefined, other: string | null | undefined, sign: bigint): string | null {
  if ((one ?? null) === null && (other ?? null) === null) return null;
  const zero: Decimal = { digits: 0n, scale: 0 };
  const a = parseDecimal(one ?? '0') ?? zero;
  const b = parseDecimal(other ?? '0') ?? zero;
  const scale = Math.max(a.scale, b.scale);
  const digits = ({ digits: all, scale: own }: Decimal): bigint => all * 10n ** BigInt(scale - own);
  return decimalText({ digits: digits(a) + sign * digits(b), scale });
}
