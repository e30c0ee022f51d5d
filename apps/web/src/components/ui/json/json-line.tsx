import { classNames } from '../class-names.ts';
import { scalarText, type JsonKind } from './json-node.ts';
import type { JsonRow } from './json-rows.ts';

const tones: Partial<Record<JsonKind, string>> = {
  string: 'text-ink-1',
  number: 'font-medium text-ink-1',
  boolean: 'font-medium text-ink-1',
  null: 'text-ink-3',
};
const previewLength = 160;

function countOf({ kind, value }: JsonRow): string {
  if (kind === 'array') return `[${(value as readonly unknown[]).length}]`;
  return `{${Object.keys(value as object).length}}`;
}

function Value({ row }: { readonly row: JsonRow }) {
  const { kind, value } = row;
  if (kind === 'object' || kind === 'array') return <span className="text-ink-3">{countOf(row)}</span>;
  if (kind === 'line') return <bdi className="text-ink-1">{String(value)}</bdi>;
  if (kind === 'text') {
    const text = value as string;
    return (
      <>
        <span className="text-ink-3">{text.length.toLocaleString('en-GB')} characters </span>
        {!row.open && (
          <bdi dir="ltr" className="text-ink-1">
            {JSON.stringify(text.slice(0, previewLength))}
          </bdi>
        )}
      </>
    );
  }
  // JSON reads from the left, also around words that do not: else the line is cut at the end that is their beginning.
  return (
    <bdi dir="ltr" className={tones[kind]}>
      {scalarText(value)}
    </bdi>
  );
}

export interface JsonLineProps {
  readonly row: JsonRow;
  /** Among the lines that are visible now; the tree reads it from the line that was clicked. */
  readonly index: number;
  readonly id: string;
  readonly active: boolean;
  readonly matched: boolean;
}

/** One line of 20 px; a guide for each level it stands in. */
export function JsonLine({ row, index, id, active, matched }: JsonLineProps) {
  const { name, kind, value, level, position, siblings, open } = row;
  const expanded = open === undefined ? {} : { 'aria-expanded': open };
  return (
    <div
      {...expanded}
      id={id}
      role="treeitem"
      tabIndex={-1}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={active}
      data-index={index}
      className={classNames(
        'json-line flex h-5 items-center overflow-hidden pr-2 whitespace-pre',
        active && 'json-active',
        matched && 'underline decoration-care-mark decoration-2 underline-offset-2',
      )}
    >
      {Array.from({ length: level - 1 }, (_, guide) => (
        <span key={guide} aria-hidden="true" className="h-5 w-3.5 shrink-0 border-l border-line-1" />
      ))}
      <span aria-hidden="true" className="w-3.5 shrink-0 text-center text-ink-3">
        {open !== undefined && (
          <svg viewBox="0 0 10 10" className={classNames('inline-block size-2.5', open && 'rotate-90')}>
            <path d="m3.5 1.5 3.5 3.5-3.5 3.5" fill="none" stroke="currentColor" strokeWidth="1.4" />
          </svg>
        )}
      </span>
      {name !== undefined && (
        <span className={kind === 'line' ? 'min-w-8 shrink-0 pr-2 text-right text-ink-3 select-none' : 'text-ink-2'}>
          {kind === 'line' ? name : `${name}: `}
        </span>
      )}
      <span
        className="min-w-0 truncate"
        title={kind === 'string' ? String(value) : undefined}
        // Of a long text its beginning stands here; opened, it has lines of its own.
        data-cut-on-purpose={open === undefined ? undefined : ''}
      >
        <Value row={row} />
      </span>
    </div>
  );
}
