import pg from 'pg';

export interface JournalPoolOptions {
  readonly url: string;
  /** Two if not given: one for intents, one for settlements. */
  readonly maxConnections?: number;
  readonly onConnectionError?: (error: Error) => void;
}

/** A pool for `createCallWriter`: few connections that stay open, each sending a whole batch in one round trip. */
export function createJournalPool(options: JournalPoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections ?? 2,
    idleTimeoutMillis: 0,
    pipeline: true,
    application_name: 'agent-os-journal',
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', (error) => options.onConnectionError?.(error));
  return pool;
}
