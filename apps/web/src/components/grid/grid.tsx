'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { Fragment, useDeferredValue, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { GridFoot } from './grid-foot.tsx';
import { GridHead } from './grid-head.tsx';
import { GridRow } from './grid-row.tsx';
import { GridSkeleton } from './grid-skeleton.tsx';
import { GridSpacer } from './grid-spacer.tsx';
import type { GridColumn, GridProps } from './grid-types.ts';
import { useCellText } from './use-cell-text.tsx';
import { useEndReached } from './use-end-reached.ts';
import { useGridColumns } from './use-grid-columns.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useGridLayout } from './use-grid-layout.ts';
import { useGridNavigation } from './use-grid-navigation.ts';
import { useGridPointer } from './use-grid-pointer.ts';
import { useGridSelection } from './use-grid-selection.ts';
import { useGridWindow } from './use-grid-window.ts';
import { useScrollAnchor } from './use-scroll-anchor.ts';

const checkPx = 36;
/** The first and the last column stand off the edge like every page does. */
const edgePx = 10;

const never = () => () => undefined;

function widthOf<Row>(columns: readonly GridColumn<Row>[], index: number, selects: boolean): number {
  const first = index === 0 && !selects ? edgePx : 0;
  const last = index === columns.length - 1 ? edgePx : 0;
  return (columns[index]?.widthPx ?? 0) + first + last;
}

/**
 * A list of any length as an ARIA grid: head, windowed rows, total row. Keep `columns` stable by reference and let
 * unchanged rows keep their identity; then a live update or a move of the focus repaints only what changed. `rowId` is
 * taken from the first render. The grid fills a flex column of bounded height and scrolls inside it.
 */
export function Grid<Row extends object>(props: GridProps<Row>) {
  const { label, sort, openId, onOpen, fullHref, selectedIds, onSelect, loading = false, empty } = props;
  // A press is answered at once (arrow, focus, tint); drawing another order of rows may be interrupted by the next one.
  const rows = useDeferredValue(props.rows);
  const rowsSort = useDeferredValue(sort);
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  // Styles in the server's HTML are refused by the content security policy, so the first render has none.
  const mounted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [identify] = useState(() => props.rowId);
  const ids = useMemo(() => rows.map(identify), [rows, identify]);
  const indexOf = useMemo(() => new Map(ids.map((id, index) => [id, index])), [ids]);
  const columns = useDeferredValue(useGridColumns(props.columns, rows, props.hiddenColumns));
  const layout = useGridLayout(columns.length);
  const { rowHeightPx } = layout;

  const activate = (index: number, newTab: boolean) => {
    const row = rows[index];
    if (row === undefined) return;
    const href = fullHref?.(row);
    if (newTab && href !== undefined) window.open(href, '_blank', 'noopener');
    else if (onOpen && ids[index] !== openId) onOpen(row);
    else if (href !== undefined) router.push(href as Route);
  };
  const selection = useGridSelection(ids, selectedIds, onSelect);
  const navigation = useGridNavigation({
    box,
    table,
    ids,
    indexOf,
    openId,
    layout,
    onActivate: activate,
    onEscape: () => {
      if (openId === undefined && selectedIds && selectedIds.size > 0) selection.clear();
    },
    onFollow: (index) => {
      const row = rows[index];
      if (row !== undefined) onOpen?.(row);
    },
  });
  const { tabStopIndex } = navigation;
  const { indexes, lastSeenIndex } = useGridWindow(box, rows.length, tabStopIndex, layout);
  useScrollAnchor(box, ids, indexOf, rowHeightPx, rowsSort);
  useEndReached(lastSeenIndex, rows.length, props.onEndReached);
  useGridKeys(table, {
    step: navigation.step,
    select:
      onSelect &&
      ((range) => {
        const id = ids[navigation.currentIndex()];
        if (id !== undefined) selection.toggle(id, range);
      }),
  });
  const pointer = useGridPointer((index, newTab) => {
    if (newTab || ids[index] !== openId) activate(index, newTab);
  });
  const cellText = useCellText(columns, rows);

  const selects = onSelect !== undefined;
  const arriving = rows.length === 0 && props.rows.length > 0;
  const widthPx = columns.reduce((sum, _, index) => sum + widthOf(columns, index, selects), selects ? checkPx : 0);
  const hasTotal = columns.some(({ total }) => total !== undefined);
  const rowCount = props.rowCount ?? (props.onEndReached ? -1 : rows.length);
  const nameOf = (row: Row) => columns[0]?.text(row) ?? '';

  return (
    <div ref={box} className="grid-box">
      <table
        ref={table}
        role="grid"
        aria-label={label}
        aria-rowcount={rowCount === -1 ? -1 : rowCount + 1 + Number(hasTotal)}
        aria-colcount={columns.length + Number(selects)}
        aria-multiselectable={selects || undefined}
        aria-busy={loading || undefined}
        className="grid-table"
        // The attribute for browsers that can read a length from it: then the first picture has its columns in place.
        data-least-width={`${widthPx}px`}
        style={mounted ? { minWidth: widthPx } : undefined}
        onKeyDown={navigation.onKeyDown}
        onFocus={(event) => {
          navigation.onFocus(event);
          cellText.onFocus(event);
        }}
        onBlur={() => {
          navigation.onBlur();
          cellText.onBlur();
        }}
        onPointerOver={cellText.onPointerOver}
        {...pointer}
      >
        <colgroup>
          {selects && <col width={checkPx} />}
          {columns.map(({ id, grow }, index) => (
            <col key={id} width={grow === true ? undefined : widthOf(columns, index, selects)} />
          ))}
        </colgroup>
        <GridHead columns={columns} sort={sort} onSort={props.onSort} selectAll={selection.selectAll} />
        <tbody>
          {indexes.map((index, position) => {
            const row = rows[index];
            const id = ids[index];
            if (row === undefined || id === undefined) return undefined;
            const gap = index - (indexes[position - 1] ?? -1) - 1;
            return (
              <Fragment key={id}>
                {mounted && gap > 0 && <GridSpacer heightPx={gap * rowHeightPx} />}
                <GridRow
                  row={row}
                  columns={columns}
                  id={id}
                  index={index}
                  name={selects ? nameOf(row) : ''}
                  tabStop={index === tabStopIndex}
                  open={id === openId}
                  selected={selects ? selectedIds?.has(id) === true : undefined}
                  className={props.rowClassName?.(row)}
                  onToggle={selection.toggle}
                />
              </Fragment>
            );
          })}
          {mounted && <GridSpacer heightPx={(rows.length - 1 - (indexes.at(-1) ?? -1)) * rowHeightPx} />}
          {(loading || arriving) && (
            <GridSkeleton columns={columns} selects={selects} lines={rows.length === 0 ? undefined : 2} />
          )}
        </tbody>
        {hasTotal && rows.length > 0 && (
          <GridFoot columns={columns} selects={selects} rowIndex={rowCount === -1 ? undefined : rowCount + 2} />
        )}
      </table>
      {loading && <output className="sr-only">Loading {label}.</output>}
      {!loading && !arriving && rows.length === 0 && <div className="grid-empty">{empty}</div>}
      {cellText.tooltip}
    </div>
  );
}
