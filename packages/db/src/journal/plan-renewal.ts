import type pg from 'pg';

/** Below this, every plan is good; above it, PostgreSQL has analysed the tables itself, which renews plans too. */
const firstRows = 64;
const lastRows = 1_048_576;

const rowsWritten = new WeakMap<pg.ClientBase, number>();

/**
 * Tells whether a connection that is about to write so many rows more should first forget its plans. Functions keep the
 * plan of their first execution: one that was made for empty tables reads the wrong index, more of it with each batch,
 * until PostgreSQL analyses the tables. So plans are made anew whenever a connection has doubled what it has written.
 */
export function arePlansOutgrown(client: pg.ClientBase, rows: number): boolean {
  const before = rowsWritten.get(client) ?? 0;
  const after = before + rows;
  rowsWritten.set(client, after);
  return after >= firstRows && before < lastRows && Math.floor(Math.log2(after)) > Math.floor(Math.log2(before));
}
