import type { GridColumn } from './grid-types.ts';
import { headOf } from './head-of.ts';

type CsvColumn<Row> = Pick<GridColumn<Row>, 'head' | 'unit' | 'text'> & {
  /** Plain figures of this column stay figures, those below zero too. */
  readonly figures?: boolean;
};

// Spreadsheets run what begins so, in the wide forms of East Asian keyboards as well (OWASP, CSV injection).
const formula = /^[=+\-@\t\r\n＝＋－＠]/u;
const plainFigure = /^[-+]?\d+([.,]\d+)?$/;
const needsQuotes = /[",\r\n]/;

/** A value that no spreadsheet takes for a formula: an apostrophe stands before what could be one. */
export function guardFormula(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

function cell(text: string, figures = false): string {
  const guarded = figures && plainFigure.test(text) ? text : guardFormula(text);
  return needsQuotes.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/**
 * The rows as CSV (RFC 4180: CRLF, quotes doubled), UTF-8 without a byte order mark, heads with their units first. The
 * text of each column decides what is written; give times in ISO form there.
 */
export function toCsv<Row>(rows: readonly Row[], columns: readonly CsvColumn<Row>[]): string {
  const heads = columns.map((column) => cell(headOf(column)));
  const lines = rows.map((row) => columns.map((column) => cell(column.text(row), column.figures)).join(','));
  return [heads.join(','), ...lines, ''].join('\r\n');
}
