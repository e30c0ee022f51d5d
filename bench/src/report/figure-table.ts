import type { Figure, Figures } from './figures.ts';

/** A table for people: one figure a line, targets first, numbers right-aligned. Ends without a line break. */
export function figureTable(figures: Figures): string {
  const entries = Object.entries(figures);
  const ordered = [...entries.filter(([, figure]) => figure.target), ...entries.filter(([, figure]) => !figure.target)];
  const rows = [
    ['figure', 'value', 'unit', 'min', 'max', 'target', ''],
    ...ordered.map(([key, figure]) => row(key, figure)),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0))) ?? [];
  return rows
    .map((cells) =>
      cells
        .map((cell, column) => pad(cell, widths[column] ?? 0, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function row(key: string, figure: Figure): string[] {
  return [
    key,
    figure.value === null ? 'not measured' : String(figure.value),
    figure.unit,
    figure.spread ? String(figure.spread.min) : '',
    figure.spread ? String(figure.spread.max) : '',
    figure.target ?? '',
    figure.pass === null ? '' : figure.pass ? 'met' : 'MISSED',
  ];
}

function pad(cell: string, width: number, column: number): string {
  const isNumber = column === 1 || column === 3 || column === 4;
  return isNumber ? cell.padStart(width) : cell.padEnd(width);
}
