import { DataTable } from '@/components/ui/index.ts';
import type { ChartData } from './chart-data.ts';

/** The figures of a chart, one row a point, in a box as high as the chart so that nothing jumps. */
export function ChartTable({
  label,
  data,
  wordColumns,
}: {
  readonly label: string;
  readonly data: ChartData;
  readonly wordColumns: number;
}) {
  const rows = data.rows.map((cells, index) => ({ cells, index }));
  return (
    <DataTable
      caption={label}
      rows={rows}
      rowKey={({ index }) => String(index)}
      columns={data.head.map((head, column) => ({
        key: head,
        head,
        align: column < wordColumns ? ('left' as const) : ('right' as const),
        cell: ({ cells }: (typeof rows)[number]) => cells[column],
      }))}
    />
  );
}
