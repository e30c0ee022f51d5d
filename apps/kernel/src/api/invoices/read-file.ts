import { setImmediate as untilNextTurn } from 'node:timers/promises';
import type { invoiceReading } from '@agent-os/core/contracts';
import {
  cellsOf,
  isFocus,
  plainText,
  readRow,
  suggestReading,
  type InvoiceLine,
  type InvoiceReading,
  type RowProblem,
} from '@agent-os/core/invoices';
import type { z } from 'zod';
import { splitCsv, type SplitCsv } from './split-csv.ts';

const rowsAtOnce = 1_000;
const problemsMax = 100;
const choicesMax = 12;
/** Who bills, in FOCUS: up to 1.2, and from 1.3 on. */
const providerColumns = new Set(['ProviderName', 'ServiceProviderName']);

export interface InvoiceFile extends SplitCsv {
  readonly reading: InvoiceReading;
  readonly choices: readonly { column: string; values: { value: string; rows: number }[] }[];
  readonly lines: readonly InvoiceLine[];
  readonly leftOut: number;
  /** The first hundred of them. */
  readonly problems: readonly RowProblem[];
  readonly problemCount: number;
  /** The commonest first. */
  readonly currencies: readonly string[];
  readonly totalNano: bigint;
  /** Most decimals of a cost. */
  readonly costDecimals: number;
  /** Days since 1970-01-01, both included. */
  readonly period: { readonly first: number; readonly last: number } | null;
  readonly number: string | null;
}

const dayMs = 86_400_000;

/**
 * Reads the text of a file, a part at a time.
 * @param providerName of a FOCUS file of several providers, the rows of this one are read unless it is said which
 * @returns a sentence about what is wrong where it is no table at all
 */
export async function readFile(
  text: string,
  asked: z.infer<typeof invoiceReading> | undefined,
  providerName: string,
): Promise<InvoiceFile | string> {
  const csv = await splitCsv(text);
  if (typeof csv === 'string') return csv;
  const choices = findChoices(csv);
  const reading = chooseReading(csv, asked, choices, providerName);
  const cellsIn = cellsOf(csv.header);
  const lines: InvoiceLine[] = [];
  const problems: RowProblem[] = [];
  const currencies = new Map<string, number>();
  let [leftOut, problemCount, totalNano, costDecimals] = [0, 0, 0n, 0];
  let billed: { startMs: number; endMs: number } | null = null;
  for (const [place, { line, values }] of csv.rows.entries()) {
    if (place % rowsAtOnce === 0) await untilNextTurn();
    const result = readRow(cellsIn(values), line, reading);
    if (result.kind === 'left_out') leftOut += 1;
    else if (result.kind === 'problems') {
      problemCount += result.problems.length;
      problems.push(...result.problems.slice(0, problemsMax - problems.length));
    } else {
      lines.push(result.line);
      totalNano += result.line.costNano;
      costDecimals = Math.max(costDecimals, result.decimals);
      if (result.currency !== null) currencies.set(result.currency, (currencies.get(result.currency) ?? 0) + 1);
      billed ??= result.period;
    }
  }
  const numbers = new Set(csv.rows.slice(0, rowsAtOnce).map(({ values }) => plainText(cellsIn(values)('InvoiceId'))));
  return {
    ...csv,
    reading,
    choices,
    lines,
    leftOut,
    problems,
    problemCount,
    currencies: [...currencies].toSorted((a, b) => b[1] - a[1]).map(([name]) => name),
    totalNano,
    costDecimals: Math.min(9, costDecimals),
    period: billed === null ? daysOf(lines) : { first: billed.startMs / dayMs, last: billed.endMs / dayMs - 1 },
    number: numbers.size === 1 ? ([...numbers][0] ?? null) : null,
  };
}

function daysOf(lines: readonly InvoiceLine[]): InvoiceFile['period'] {
  const days = lines.flatMap(({ day }) => (day === null ? [] : [day]));
  const start = days[0];
  if (start === undefined) return null;
  return days.reduce((span, day) => ({ first: Math.min(span.first, day), last: Math.max(span.last, day) }), {
    first: start,
    last: start,
  });
}

/** Columns with a few values that come again: by them, rows may be left out. */
function findChoices({ header, rows }: SplitCsv): InvoiceFile['choices'] {
  return header.flatMap((column, place) => {
    if (header.indexOf(column) !== place) return [];
    const counts = new Map<string, number>();
    for (const { values } of rows) {
      const value = plainText(values[place]);
      if (value === null || value.length > 80) return [];
      counts.set(value, (counts.get(value) ?? 0) + 1);
      if (counts.size > choicesMax) return [];
    }
    if (counts.size < 2 || counts.size === rows.length) return [];
    const values = [...counts].map(([value, own]) => ({ value, rows: own }));
    return [{ column, values: values.toSorted((a, b) => b.rows - a.rows) }];
  });
}

function chooseReading(
  { header, delimiter }: SplitCsv,
  asked: z.infer<typeof invoiceReading> | undefined,
  choices: InvoiceFile['choices'],
  providerName: string,
): InvoiceReading {
  const suggested = suggestReading(header, delimiter);
  if (asked !== undefined) {
    return isFocus(header) ? { ...suggested, only: asked.only } : { format: 'columns', ...asked };
  }
  if (suggested.format === 'columns') return suggested;
  const only = choices.flatMap(({ column, values }) => {
    const own = providerColumns.has(column)
      ? values.find(({ value }) => value.toLowerCase() === providerName.toLowerCase())
      : undefined;
    return own === undefined ? [] : [{ column, value: own.value }];
  });
  return { ...suggested, only: only.slice(0, 1) };
}
