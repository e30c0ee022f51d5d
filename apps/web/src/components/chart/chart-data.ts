/** The figures behind a chart as text: what the table shows and the CSV holds. */
export interface ChartData {
  readonly head: readonly string[];
  /** Words first, then figures, one row a point. */
  readonly rows: readonly (readonly string[])[];
}

/** Quotes what needs it, and keeps a spreadsheet from running what begins like a formula. */
function csvCell(text: string): string {
  const figure = /^[-+]?\d+([.,]\d+)?$/.test(text);
  const safe = !figure && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180. */
export function toChartCsv({ head, rows }: ChartData): string {
  return [head, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}
