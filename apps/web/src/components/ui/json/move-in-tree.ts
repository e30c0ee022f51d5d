import type { JsonRow } from './json-rows.ts';

/** What a key does in the tree: go to a line, or open and close parts. */
export type TreeStep =
  | { readonly kind: 'go'; readonly index: number }
  | { readonly kind: 'open' | 'close'; readonly pointers: readonly string[] };

/** Keys of a tree as the ARIA practices give them; undefined for a key that is not its own. */
export function decideTreeStep(
  rows: readonly JsonRow[],
  index: number,
  key: string,
  pageRows = 20,
): TreeStep | undefined {
  const row = rows[index];
  if (!row) return undefined;
  const go = (to: number): TreeStep => ({ kind: 'go', index: Math.min(Math.max(to, 0), rows.length - 1) });
  switch (key) {
    case 'ArrowDown':
      return go(index + 1);
    case 'ArrowUp':
      return go(index - 1);
    case 'PageDown':
      return go(index + pageRows);
    case 'PageUp':
      return go(index - pageRows);
    case 'Home':
      return go(0);
    case 'End':
      return go(rows.length - 1);
    case 'ArrowRight':
      if (row.open === undefined) return undefined;
      return row.open ? go(index + 1) : { kind: 'open', pointers: [row.pointer] };
    case 'ArrowLeft':
      if (row.open) return { kind: 'close', pointers: [row.pointer] };
      return row.parentIndex >= 0 ? go(row.parentIndex) : undefined;
    case 'Enter':
    case ' ':
      if (row.open === undefined) return undefined;
      return { kind: row.open ? 'close' : 'open', pointers: [row.pointer] };
    case '*': {
      const siblings = rows.filter(({ parentIndex, open }) => parentIndex === row.parentIndex && open === false);
      return { kind: 'open', pointers: siblings.map(({ pointer }) => pointer) };
    }
    default:
      return undefined;
  }
}
