import { childrenOf, kindOf, pointerTo, type JsonKind } from './json-node.ts';

/** One line of the tree as it stands open now. */
export interface JsonRow {
  readonly pointer: string;
  readonly name: string | undefined;
  readonly value: unknown;
  readonly kind: JsonKind;
  /** 1 for the whole value, as ARIA counts. */
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  /** Undefined when there is nothing below it. */
  readonly open: boolean | undefined;
  readonly parentIndex: number;
}

const firstRows = 60;

function hasParts(value: unknown, kind: JsonKind): boolean {
  if (kind === 'object') return Object.keys(value as object).length > 0;
  return kind === 'text' || (kind === 'array' && (value as readonly unknown[]).length > 0);
}

/** The lines that are visible with these parts open, in order. Costs what is open, not what there is. */
export function listRows(root: unknown, open: ReadonlySet<string>): readonly JsonRow[] {
  const rows: JsonRow[] = [];
  const add = (row: Omit<JsonRow, 'open' | 'kind'>, insideText: boolean) => {
    const kind = insideText ? 'line' : kindOf(row.value);
    const expandable = hasParts(row.value, kind);
    const isOpen = expandable && open.has(row.pointer);
    const index = rows.push({ ...row, kind, open: expandable ? isOpen : undefined }) - 1;
    if (!isOpen) return;
    const children = childrenOf(row.value);
    children.forEach(({ name, value }, position) => {
      const pointer = pointerTo(row.pointer, name);
      const { length } = children;
      add(
        { pointer, name, value, level: row.level + 1, position: position + 1, siblings: length, parentIndex: index },
        kind === 'text',
      );
    });
  };
  add({ pointer: '', name: undefined, value: root, level: 1, position: 1, siblings: 1, parentIndex: -1 }, false);
  return rows;
}

/** Opens level by level as long as the tree stays short enough to be read. */
export function firstOpen(root: unknown): ReadonlySet<string> {
  const open = new Set<string>();
  let level: { readonly pointer: string; readonly value: unknown }[] = [{ pointer: '', value: root }];
  let shown = 1;
  while (level.length > 0) {
    const parts = level.filter(({ value }) => kindOf(value) !== 'text');
    const next = parts.flatMap(({ pointer, value }) =>
      childrenOf(value).map(({ name, value: child }) => ({ pointer: pointerTo(pointer, name), value: child })),
    );
    shown += next.length;
    if (shown > firstRows && open.size > 0) return open;
    for (const { pointer } of parts) open.add(pointer);
    level = next;
  }
  return open;
}

/** Everything that can be opened, but for long texts. */
export function everyPart(root: unknown): ReadonlySet<string> {
  const open = new Set<string>();
  const visit = (pointer: string, value: unknown) => {
    const kind = kindOf(value);
    if (kind !== 'object' && kind !== 'array') return;
    open.add(pointer);
    for (const { name, value: child } of childrenOf(value)) visit(pointerTo(pointer, name), child);
  };
  visit('', root);
  return open;
}
