import { focusColumnRules } from './focus-columns.ts';

const numeric = new Set(focusColumnRules.filter((rule) => rule.type === 'decimal').map((rule) => rule.name));
/** Beginnings that spreadsheets take for a formula. */
const formula = /^[=+\-@\t\r]/;
const needsQuotes = /[",\r\n]/;

/**
 * Lines of a CSV file (RFC 4180) without its header. Text that a spreadsheet would run as a formula gets an apostrophe in
 * front; numbers do not, so that they stay numbers.
 */
export function focusCsvLines(
  columns: readonly string[],
  rows: readonly (readonly (string | null)[])[],
): readonly string[] {
  return rows.map((row) => row.map((value, place) => cell(columns[place] ?? '', value)).join(','));
}

function cell(column: string, value: string | null): string {
  if (value === null) return '';
  const safe = formula.test(value) && !numeric.has(column) ? `'${value}` : value;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
