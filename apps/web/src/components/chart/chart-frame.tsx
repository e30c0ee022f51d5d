'use client';

import { useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/index.ts';
import { saveCsv } from '../grid/index.ts';
import { toChartCsv, type ChartData } from './chart-data.ts';
import { ChartTable } from './chart-table.tsx';

export interface ChartFrameProps {
  readonly label: string;
  readonly data: ChartData;
  /** What is saved, where it is not what is shown: files keep USD. */
  readonly fileData?: (() => ChartData) | undefined;
  /** Columns of the table that hold words; the others are figures. */
  readonly wordColumns: number;
  readonly legend?: ReactNode;
  /** The point that is read now, in a line below the chart that keeps its height when there is none. */
  readonly readout?: string | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

function save(label: string, data: ChartData): void {
  saveCsv(toChartCsv(data), `${label.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.csv`);
}

/** What every chart has: its legend, the point that is read, its figures as a table and as a file. */
export function ChartFrame({
  label,
  data,
  fileData,
  wordColumns,
  legend,
  readout,
  actions,
  children,
}: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <div className="min-w-0 px-4 pb-2">
      <div className="flex min-h-7 flex-wrap items-center gap-x-2">
        <div className="min-w-0 flex-1">{legend}</div>
        {actions}
        <Button
          look="ghost"
          size="small"
          className="print:hidden"
          aria-pressed={asTable}
          onClick={() => setAsTable((shown) => !shown)}
        >
          {asTable ? 'Chart' : 'Table'}
        </Button>
        <Button
          look="ghost"
          size="small"
          className="print:hidden"
          title={`Save the figures of ${label} as CSV`}
          onClick={() => save(label, fileData?.() ?? data)}
        >
          CSV
        </Button>
      </div>
      {asTable ? (
        <div className="max-h-80 overflow-auto border border-line-1">
          <ChartTable label={label} data={data} wordColumns={wordColumns} />
        </div>
      ) : (
        <>
          {children}
          <output className="block h-4 truncate text-12 text-ink-1" title={readout}>
            {readout}
          </output>
        </>
      )}
    </div>
  );
}
