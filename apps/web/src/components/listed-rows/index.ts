export { useListedRows } from './use-listed-rows.ts';
