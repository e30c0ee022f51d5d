import type pg from 'pg';

const enterOrganisation = `select set_config('app.organisation_id', $1, true)`;
/**
 * Settlement sequences are the cursor of live streams: a reader that has seen 7 must never find a new 6 later. So
 * batches of one organisation commit in the order in which they draw their numbers, whichever replica sends them.
 */
const enterOrganisationInOrder = `${enterOrganisation},
  pg_advisory_xact_lock(hashtextextended('agent_os.call_settlement.' || $1, 0))`;

export interface TenantQuery {
  readonly organisationId: string;
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Runs the queries in one transaction, each in its own organisation's context, without waiting between them: on a
 * pipelined connection the batch is one round trip. Returns one result a query; rejects, with nothing written, when
 * one fails.
 */
export async function runTenantBatch<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  queries: readonly TenantQuery[],
  order: 'any' | 'by organisation',
): Promise<readonly pg.QueryResult<Row>[]> {
  const client = await pool.connect();
  const inOrder = order === 'by organisation';
  const enter = {
    name: inOrder ? 'agent_os_enter_in_order' : 'agent_os_enter',
    text: inOrder ? enterOrganisationInOrder : enterOrganisation,
  };
  const begun: Promise<unknown>[] = [client.query('begin')];
  const answers: Promise<pg.QueryResult<Row>>[] = [];
  for (const { organisationId, name, text, values } of queries) {
    begun.push(client.query({ ...enter, values: [organisationId] }));
    answers.push(client.query<Row>({ name, text, values: [...values] }));
  }
  begun.push(...answers, client.query('commit'));
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
