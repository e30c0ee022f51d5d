export { ColumnsMenu } from './columns-menu.tsx';
export { ExportButton } from './export-button.tsx';
export { Grid } from './grid.tsx';
export type { GridColumn, GridProps, GridSort } from './grid-types.ts';
export { saveCsv } from './save-csv.ts';
export { saveFile } from './save-file.ts';
export { sortRows } from './sort-rows.ts';
export { toCsv } from './to-csv.ts';
export { useGridUrl } from './use-grid-url.ts';
