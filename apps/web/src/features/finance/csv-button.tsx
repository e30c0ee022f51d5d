'use client';

import { saveCsv, toCsv } from '@/components/grid/index.ts';
import { Button } from '@/components/ui/index.ts';

export interface CsvColumn<Row> {
  readonly head: string;
  readonly unit?: string;
  /** Figures of it are for a spreadsheet to count with. */
  readonly figures?: boolean;
  readonly text: (row: Row) => string;
}

export interface CsvButtonProps<Row> {
  /** What is saved: `Owners`. */
  readonly what: string;
  readonly fileName: string;
  readonly rows: readonly Row[];
  readonly columns: readonly CsvColumn<Row>[];
}

/** Saves a table with all its rows and exact amounts. */
export function CsvButton<Row>({ what, fileName, rows, columns }: CsvButtonProps<Row>) {
  return (
    <Button
      look="ghost"
      size="small"
      className="print:hidden"
      title={`Save ${what} as CSV, amounts in USD`}
      disabled={rows.length === 0}
      onClick={() => saveCsv(toCsv(rows, columns), fileName)}
    >
      CSV
    </Button>
  );
}
