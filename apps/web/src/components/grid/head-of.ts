import type { GridColumn } from './grid-types.ts';

/** A column's head as it is read: `Cost, USD`. */
export function headOf({ head, unit }: Pick<GridColumn<never>, 'head' | 'unit'>): string {
  return unit === undefined ? head : `${head}, ${unit}`;
}
