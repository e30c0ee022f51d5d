import pg from 'pg';
import { expect } from 'vitest';
import { openSuperuser, type TestDatabase } from '../../testing/index.ts';

/** Stands for the transaction of another kernel, and for somebody who looks which locks there are. */
export interface OtherTransaction {
  /** Runs the work while another transaction has done that and not ended; it may do more meanwhile. */
  while<T>(takes: (other: pg.Client) => Promise<unknown>, work: (other: pg.Client) => Promise<T>): Promise<T>;
  /** Ends when somebody waits for a lock. */
  untilSomebodyWaits(): Promise<void>;
  /** Whether nobody has the row that the query finds locked. */
  isFree(query: string, values: readonly unknown[]): Promise<boolean>;
  close(): Promise<void>;
}

export async function openOtherTransaction(database: Pick<TestDatabase, 'superuserUrl'>): Promise<OtherTransaction> {
  const other = await openSuperuser(database);
  const watcher = await openSuperuser(database);
  const isAnybodyWaiting = async () => {
    const { rows } = await watcher.query<{ waits: boolean }>(`
      select exists (
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
      ) as waits`);
    return rows[0]?.waits;
  };
  return {
    while: async (takes, work) => {
      await other.query('begin');
      try {
        await takes(other);
        return await work(other);
      } finally {
        await other.query('rollback');
      }
    },
    untilSomebodyWaits: () => expect.poll(isAnybodyWaiting).toBe(true),
    isFree: async (query, values) => {
      try {
        await watcher.query(`${query} for update nowait`, [...values]);
        return true;
      } catch (error) {
        if (error instanceof pg.DatabaseError && error.code === '55P03') return false;
        throw error;
      }
    },
    close: async () => {
      await other.end();
      await watcher.end();
    },
  };
}
