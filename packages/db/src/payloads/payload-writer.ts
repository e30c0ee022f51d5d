import pg from 'pg';

/** Where the messages of one call lie in their block's content: request first, response behind it. */
export interface PlacedPayload {
  readonly callId: string;
  readonly offset: number;
  readonly requestBytes: number;
  readonly requestKeptBytes: number;
  readonly responseBytes: number;
  readonly responseKeptBytes: number;
  readonly capturedAtMs: number;
}

/** Messages of calls of one organisation, sealed together. */
export interface SealedBlock {
  readonly organisationId: string;
  /** From `newPayloadBlockId`. */
  readonly id: string;
  readonly sealed: Buffer;
  readonly calls: readonly PlacedPayload[];
}

export interface PayloadWriter {
  /** Writes all of them; a call whose payload is there already keeps the first. Rejects with part of them unwritten. */
  write(blocks: readonly SealedBlock[]): Promise<void>;
  close(): Promise<void>;
}

/** Row by row in arrays, so that the statement is the same for any number of calls. A block that no row needs is not written. */
const insertBlock = {
  name: 'agent_os_save_payloads',
  text: `with placed as (
    insert into call_payload (
      organisation_id, call_id, block_id, block_offset, request_bytes, request_kept_bytes, response_bytes,
      response_kept_bytes, captured_at
    )
    select $1, row.call_id, $2, row.block_offset, row.request_bytes, row.request_kept_bytes, row.response_bytes,
      row.response_kept_bytes, timestamptz 'epoch' + row.captured_ms * interval '1 millisecond'
    from unnest($4::text[], $5::int[], $6::bigint[], $7::int[], $8::bigint[], $9::int[], $10::bigint[]) as row (
      call_id, block_offset, request_bytes, request_kept_bytes, response_bytes, response_kept_bytes, captured_ms
    )
    on conflict do nothing
    returning 1
  )
  insert into call_payload_block (organisation_id, id, sealed) select $1, $2, $3 where exists (select from placed)`,
};

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
    write: async (blocks) => {
      for (const block of blocks) await writeBlock(pool, block);
    },
    close: () => pool.end(),
  };
}

async function writeBlock(pool: pg.Pool, block: SealedBlock): Promise<void> {
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query('begin');
    await client.query(`select set_config('app.organisation_id', $1, true)`, [block.organisationId]);
    await client.query({ ...insertBlock, values: valuesOf(block) });
    // Losing the last moments of messages to a crash of the machine is allowed; waiting for the disk is not needed.
    await client.query('set local synchronous_commit = off');
    await client.query('commit');
    failed = false;
  } finally {
    // A transaction that failed is ended with its connection: the next write opens another.
    client.release(failed);
  }
}

function valuesOf({ organisationId, id, sealed, calls }: SealedBlock): unknown[] {
  return [
    organisationId,
    id,
    sealed,
    calls.map((call) => call.callId),
    calls.map((call) => call.offset),
    calls.map((call) => call.requestBytes),
    calls.map((call) => call.requestKeptBytes),
    calls.map((call) => call.responseBytes),
    calls.map((call) => call.responseKeptBytes),
    calls.map((call) => call.capturedAtMs),
  ];
}
