import pg from 'pg';

/** The sealed messages of one call. */
export interface SealedPayload {
  readonly organisationId: string;
  readonly callId: string;
  readonly sealed: Buffer;
  readonly requestBytes: number;
  readonly requestKeptBytes: number;
  readonly responseBytes: number;
  readonly responseKeptBytes: number;
  readonly capturedAtMs: number;
}

export interface PayloadWriter {
  /** Writes all of them; a call whose payload is there already keeps the first. Rejects with part of them unwritten. */
  write(payloads: readonly SealedPayload[]): Promise<void>;
  close(): Promise<void>;
}

const columns =
  'organisation_id, call_id, sealed, request_bytes, request_kept_bytes, response_bytes, response_kept_bytes, captured_at';
const columnCount = 8;
/** Rows of one statement: few enough that a message of the protocol stays small, many enough to share its cost. */
const rowsPerStatement = 64;

/**
 * Writes payloads over one connection of its own, so that they never stand before a call in the journal's queue.
 * Connects on first use and again after a break.
 */
export function createPayloadWriter(url: string): PayloadWriter {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    application_name: 'agent-os-payloads',
    connectionTimeoutMillis: 10_000,
  });
  // A connection that breaks while idle is replaced at the next write.
  pool.on('error', () => undefined);
  return {
    write: async (payloads) => {
      for (const [organisationId, rows] of Map.groupBy(payloads, (payload) => payload.organisationId)) {
        for (let start = 0; start < rows.length; start += rowsPerStatement) {
          await insertRows(pool, organisationId, rows.slice(start, start + rowsPerStatement));
        }
      }
    },
    close: () => pool.end(),
  };
}

async function insertRows(pool: pg.Pool, organisationId: string, rows: readonly SealedPayload[]): Promise<void> {
  const places = rows.map((_, index) => placeholders(index * columnCount)).join(', ');
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query('begin');
    await client.query(`select set_config('app.organisation_id', $1, true)`, [organisationId]);
    await client.query(
      `insert into call_payload (${columns}) values ${places} on conflict do nothing`,
      rows.flatMap(valuesOf),
    );
    // Losing the last moments of messages to a crash of the machine is allowed; waiting for the disk is not needed.
    await client.query('set local synchronous_commit = off');
    await client.query('commit');
    failed = false;
  } finally {
    // A transaction that failed is ended with its connection: the next write opens another.
    client.release(failed);
  }
}

function placeholders(offset: number): string {
  return `(${Array.from({ length: columnCount }, (_, index) => `$${offset + index + 1}`).join(', ')})`;
}

function valuesOf(row: SealedPayload): readonly unknown[] {
  return [
    row.organisationId,
    row.callId,
    row.sealed,
    row.requestBytes,
    row.requestKeptBytes,
    row.responseBytes,
    row.responseKeptBytes,
    new Date(row.capturedAtMs),
  ];
}
