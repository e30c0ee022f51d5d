import type { Decimal } from '../focus/index.ts';
import { classOfText } from './class-of-text.ts';
import type { InvoiceReading } from './invoice-columns.ts';
import type { InvoiceLine, InvoiceLineKind } from './invoice-line.ts';
import { plainModelText } from './plain-model-text.ts';
import { plainText } from './plain-text.ts';
import { decimalsOf, partsOfDecimal, readAmount } from './read-amount.ts';
import { dayOfMoment, dayOfSpan, readMoment } from './read-day.ts';
import { readQuantity } from './read-unit.ts';

/** What is wrong with a cell, and what to do. */
export interface RowProblem {
  readonly line: number;
  readonly column: string;
  readonly problem: string;
}

export type RowResult =
  | {
      readonly kind: 'line';
      readonly line: InvoiceLine;
      /** Three letters; null where the file does not tell. */
      readonly currency: string | null;
      /** Of its cost; more than nine were rounded. */
      readonly decimals: number;
      /** Epoch ms of the billing period that the row names. */
      readonly period: { readonly startMs: number; readonly endMs: number } | null;
    }
  | { readonly kind: 'left_out' }
  | { readonly kind: 'problems'; readonly problems: readonly RowProblem[] };

const nanoScale = 9;
/** A billion of any currency: beyond it, a column is misread. */
const largestNano = 10n ** 18n;
const largestQuantity = 10n ** 18n;
/** In our own exports: names of models change, ids do not. */
const ownModelId = /^mdl_[0-9a-z]{26}$/;

/** The cells of a row by the names of their columns; where a name is there twice, the first counts. */
export type RowCells = (column: string | null) => string;

export function cellsOf(header: readonly string[]): (values: readonly string[]) => RowCells {
  const places = new Map(header.map((name, place) => [name, place] as const).toReversed());
  return (values) => (column) => (column === null ? '' : (values[places.get(column) ?? -1] ?? ''));
}

/** Reads one row of a file. Pure: what it gives depends on the row and on how it is read alone. */
export function readRow(cells: RowCells, line: number, reading: InvoiceReading): RowResult {
  const { columns, decimalMark, only } = reading;
  if (only.some(({ column, value }) => plainText(cells(column)) !== plainText(value))) return { kind: 'left_out' };
  const problems: RowProblem[] = [];
  const refuse = (column: string | null, problem: string) => {
    problems.push({ line, column: column ?? '', problem });
    return null;
  };
  const cost = readCost(cells(columns.cost), decimalMark);
  if (typeof cost === 'string') refuse(columns.cost, cost);
  const day = readDay(cells, reading);
  if (typeof day === 'string') refuse(columns.day, day);
  const currencyText = cells(columns.currency).trim().toUpperCase();
  if (currencyText !== '' && !/^[A-Z]{3}$/.test(currencyText)) {
    refuse(columns.currency, 'is no code of a currency: write USD, EUR or another of three letters');
  }
  const unit = plainText(cells(columns.unit));
  const quantity = readUsed(cells, reading, unit);
  if (typeof quantity === 'string') refuse(columns.quantity, quantity);
  if (problems.length > 0 || typeof cost === 'string' || typeof day === 'string' || typeof quantity === 'string') {
    return { kind: 'problems', problems };
  }
  const { modelText, tokenClass } = readSubject(cells, reading);
  return {
    kind: 'line',
    line: {
      line,
      kind: kindOf(cells(columns.kind)),
      day,
      modelText,
      tokenClass,
      unit,
      quantity,
      costNano: partsOfDecimal(cost, nanoScale),
      externalId: plainText(cells(columns.externalId)),
    },
    currency: currencyText === '' ? null : currencyText,
    decimals: decimalsOf(cost),
    period: periodOf(cells, reading),
  };
}

function readCost(cell: string, mark: InvoiceReading['decimalMark']): Decimal | string {
  if (cell.trim() === '') return 'is empty: every line needs a cost, 0 for none';
  const amount = readAmount(cell, mark);
  if (amount === undefined) return `is no amount: “${shown(cell)}”`;
  const nano = partsOfDecimal(amount, nanoScale);
  return nano > largestNano || nano < -largestNano ? `is beyond a billion: “${shown(cell)}”` : amount;
}

const shown = (cell: string): string => (plainText(cell) ?? '').slice(0, 40);

/** The day, null for none, or what is wrong. */
function readDay(cells: RowCells, { format, columns }: InvoiceReading): number | null | string {
  const text = cells(columns.day);
  if (text.trim() === '') return null;
  const ms = readMoment(text);
  if (ms === undefined) return `is no day that can be read for sure: “${shown(text)}”; write it as 2026-11-18`;
  if (format === 'columns') return dayOfMoment(ms);
  const endMs = readMoment(cells('ChargePeriodEnd'));
  return endMs === undefined ? 'has no end: ChargePeriodEnd cannot be read' : dayOfSpan(ms, endMs);
}

/** Tokens or uses, null for none, or what is wrong. */
function readUsed(cells: RowCells, { format, columns, decimalMark }: InvoiceReading, unit: string | null) {
  const read = (text: string, unitText: string | null): bigint | null | string => {
    if (text.trim() === '') return null;
    const amount = readAmount(text, decimalMark);
    if (amount === undefined) return `is no number: “${shown(text)}”`;
    const quantity = readQuantity(amount, unitText);
    if (quantity !== null && (quantity > largestQuantity || quantity < -largestQuantity)) return 'is too large';
    return quantity;
  };
  const used = read(cells(columns.quantity), unit);
  if (format === 'columns' || used !== null) return used;
  const priced = read(cells('PricingQuantity'), plainText(cells('PricingUnit')) ?? 'Units');
  return typeof priced === 'string' ? null : priced;
}

/** Which model the row is of, and which class of its tokens. */
function readSubject(cells: RowCells, { format, columns }: InvoiceReading) {
  const classText = plainText(cells(columns.tokenClass));
  if (format === 'focus') {
    const description = plainText(cells('ChargeDescription'));
    const meter = plainText(cells('x_TokenClass')) ?? classText;
    const ownId = cells('x_ModelId').trim();
    const named = ownModelId.test(ownId) ? ownId : modelInDetails(cells(columns.model));
    const sku = named ?? classText ?? description;
    return {
      modelText: sku === null ? null : plainModelText(sku),
      tokenClass: (meter === null ? null : classOfText(meter, named === null)) ?? classOfText(description ?? '', true),
    };
  }
  const modelCell = plainText(cells(columns.model));
  const afterComma = modelCell?.split(',').slice(1).join(',') ?? '';
  return {
    modelText: modelCell === null ? null : plainModelText(modelCell),
    tokenClass:
      (classText === null ? null : classOfText(classText)) ??
      (afterComma === '' ? classOfText(modelCell ?? '', true) : classOfText(afterComma)),
  };
}

/** The first of a SKU's details whose name speaks of a model: `{"x_Model":"gpt-4o"}`. */
function modelInDetails(text: string): string | null {
  if (!text.includes('{')) return null;
  try {
    const details: unknown = JSON.parse(text);
    if (typeof details !== 'object' || details === null) return null;
    const found = Object.entries(details).find(([name, value]) => /model/i.test(name) && typeof value === 'string');
    return found === undefined ? null : plainText(String(found[1]));
  } catch {
    return null;
  }
}

const kinds: readonly (readonly [RegExp, InvoiceLineKind])[] = [
  [/\btax|\bvat\b/i, 'tax'],
  [/credit|refund|discount|promotion/i, 'credit'],
  [/adjust|correction|rounding/i, 'adjustment'],
  [/purchase|subscription|commit|prepa|support/i, 'purchase'],
];

function kindOf(text: string): InvoiceLineKind {
  return kinds.find(([pattern]) => pattern.test(text))?.[1] ?? 'usage';
}

function periodOf(cells: RowCells, { format }: InvoiceReading) {
  if (format === 'columns') return null;
  const [startMs, endMs] = [readMoment(cells('BillingPeriodStart')), readMoment(cells('BillingPeriodEnd'))];
  return startMs === undefined || endMs === undefined || startMs >= endMs ? null : { startMs, endMs };
}
