'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button, useToasts } from '@/components/ui/index.ts';
import { formatCount } from '@/format/index.ts';
import { useViewerZone } from '@/preferences/index.ts';
import { exportFileName } from './export-file-name.ts';
import type { GridColumn } from './grid-types.ts';
import { saveCsv } from './save-csv.ts';
import { toCsv } from './to-csv.ts';

export interface ExportButtonProps<Row> {
  /** Begins the file's name. */
  readonly room: string;
  readonly columns: readonly GridColumn<Row>[];
  /** What is filtered, in full: the rows, or where they are not all here a way to fetch them. */
  readonly rows: readonly Row[] | (() => Promise<readonly Row[]>);
  readonly count: number;
}

/** Saves exactly what is filtered as CSV. The address names the filter, so its hash tells one file from another. */
export function ExportButton<Row>({ room, columns, rows, count }: ExportButtonProps<Row>) {
  const zone = useViewerZone();
  const [pending, setPending] = useState(false);
  const { tellProblem } = useToasts();
  const run = async () => {
    setPending(true);
    try {
      const all = typeof rows === 'function' ? await rows() : rows;
      saveCsv(toCsv(all, columns), exportFileName(room, Date.now(), zone, window.location.search));
    } catch {
      tellProblem('The export was not made: the rows could not be loaded. Try again.');
    } finally {
      setPending(false);
    }
  };
  return (
    <Button pending={pending} disabled={count === 0} onClick={() => void run()}>
      {!pending && <Download aria-hidden="true" size={14} strokeWidth={1.6} className="text-ink-3" />}
      Export {formatCount(count)}
    </Button>
  );
}
