import type pg from 'pg';
import { arePlansOutgrown } from './plan-renewal.ts';

export interface BatchQuery {
  /** Name of the prepared statement. */
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  /** How many rows of the journal the query writes at most. */
  readonly rows: number;
}

/**
 * Runs the queries in one transaction without waiting between them: on a pipelined connection a batch is one round trip,
 * and a single query needs no `begin` and `commit` of its own. Returns one result a query; rejects, with nothing
 * written, when one fails.
 */
export async function runBatch<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  queries: readonly BatchQuery[],
): Promise<readonly pg.QueryResult<Row>[]> {
  const client = await pool.connect();
  const isTransaction = queries.length > 1;
  const rows = queries.reduce((sum, query) => sum + query.rows, 0);
  const begun: Promise<unknown>[] = arePlansOutgrown(client, rows) ? [client.query('discard plans')] : [];
  if (isTransaction) begun.push(client.query('begin'));
  const answers = queries.map(({ name, text, values }) => client.query<Row>({ name, text, values: [...values] }));
  begun.push(...answers);
  if (isTransaction) begun.push(client.query('commit'));
  // After a failed statement PostgreSQL turns `commit` into a rollback; wait for all, so that the connection is idle.
  const outcomes = await Promise.allSettled(begun);
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  const isBroken = failure !== undefined && !isServerError(failure.reason);
  client.release(isBroken);
  if (failure !== undefined) throw failure.reason;
  return Promise.all(answers);
}

function isServerError(reason: unknown): boolean {
  return reason instanceof Error && 'severity' in reason;
}

/** True when PostgreSQL refuses the data itself (SQLSTATE classes 22 and 23): sending it again will not help. */
export function isDataError(reason: unknown): boolean {
  return reason instanceof Error && 'code' in reason && /^2[23]/.test(String(reason.code));
}
