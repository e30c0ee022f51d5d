import { toCsv } from '../grid/index.ts';

/** The figures behind a chart as text: what the table shows and the CSV holds. */
export interface ChartData {
  readonly head: readonly string[];
  /** Words first, then figures, one row a point. */
  readonly rows: readonly (readonly string[])[];
}

/** The table as a file; its figures are for a spreadsheet to count with. */
export function toChartCsv({ head, rows }: ChartData): string {
  return toCsv(
    rows,
    head.map((name, place) => ({ head: name, text: (row: readonly string[]) => row[place] ?? '', figures: true })),
  );
}
