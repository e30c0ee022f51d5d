/**
 * Lines of a table with aligned columns. Columns whose name starts with `#` hold figures and are aligned to the right;
 * the mark is not shown.
 */
export function formatTable(columns: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const names = columns.map((column) => column.replace(/^#/, ''));
  const widths = names.map((name, index) => Math.max(name.length, ...rows.map((row) => (row[index] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        return columns[index]?.startsWith('#') === true ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [line(names), ...rows.map(line)];
}
