import type { ReactNode } from 'react';

/** A column. Keep the array of columns stable by reference: a new array repaints every row. */
export interface GridColumn<Row> {
  readonly id: string;
  readonly head: string;
  /** Follows the head after a comma: `Cost, USD`. */
  readonly unit?: string;
  /** Numbers stand at the end, words at the start. */
  readonly align?: 'start' | 'end';
  readonly widthPx: number;
  /** Takes a share of the room that is left. */
  readonly grow?: boolean;
  cell(row: Row): ReactNode;
  /** The whole content in words: tooltip, export, default order. */
  text(row: Row): string;
  readonly sortable?: boolean;
  /** Ascending order; without it the text decides. */
  compare?(a: Row, b: Row): number;
  readonly canHide?: boolean;
  /** For the total row at the foot. */
  readonly total?: ReactNode;
}

export interface GridSort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

export interface GridProps<Row> {
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  /** In the order to show: the grid neither fetches nor filters nor sorts. Unchanged rows keep their identity. */
  readonly rows: readonly Row[];
  rowId(row: Row): string;
  /** How many rows there are in all, where `rows` holds only what was fetched. */
  readonly rowCount?: number | undefined;
  readonly sort?: GridSort | undefined;
  onSort?(sort: GridSort | undefined): void;
  readonly hiddenColumns?: readonly string[] | undefined;
  /** The row whose panel is open; moving by key then opens each row it reaches. */
  readonly openId?: string | undefined;
  onOpen?(row: Row): void;
  fullHref?(row: Row): string;
  readonly selectedIds?: ReadonlySet<string> | undefined;
  onSelect?(ids: ReadonlySet<string>): void;
  /** Called once whenever the end comes near. */
  onEndReached?(): void;
  readonly loading?: boolean | undefined;
  readonly empty: ReactNode;
  rowClassName?(row: Row): string | undefined;
}
