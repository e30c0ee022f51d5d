'use client';

import { useState } from 'react';
import { saveCsv, toCsv } from '../grid/index.ts';
import { Button, useToasts } from '@/components/ui/index.ts';

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
  /** Reads all rows where `rows` are only some of them; undefined when they cannot be had. */
  readonly load?: () => Promise<readonly Row[] | undefined>;
  readonly columns: readonly CsvColumn<Row>[];
}

/** Saves a table with all its rows and exact amounts, whatever is shown of them. */
export function CsvButton<Row>({ what, fileName, rows, load, columns }: CsvButtonProps<Row>) {
  const { tellProblem } = useToasts();
  const [pending, setPending] = useState(false);
  const save = async () => {
    setPending(true);
    try {
      const all = load === undefined ? rows : await load();
      if (all === undefined) tellProblem(`${what} changed while they were read. Nothing was saved; try again.`);
      else saveCsv(toCsv(all, columns), fileName);
    } catch {
      tellProblem(`${what} could not be read. Nothing was saved; try again.`);
    } finally {
      setPending(false);
    }
  };
  return (
    <Button
      look="ghost"
      size="small"
      className="print:hidden"
      title={`Save ${what} as CSV`}
      disabled={rows.length === 0}
      pending={pending}
      onClick={() => void save()}
    >
      CSV
    </Button>
  );
}
