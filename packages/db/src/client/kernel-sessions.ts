import pg from 'pg';

export interface SessionRenewal {
  /** False: the session has ended, and every lease of it. */
  readonly renewed: boolean;
  /** Ms since 1970 by the database's clock. */
  readonly now: number;
  /** Other kernels that live. */
  readonly others: number;
  /** Pools in which another replica has changed something since this one last looked. */
  readonly unread: readonly { readonly organisationId: string; readonly poolId: string }[];
}

/** What a kernel's leases hang on. Expiry is by the database's clock alone. */
export interface KernelSessions {
  /**
   * Begins a session for this name. With `takesOver` it ends one that the name has; without, it is false while that one lives.
   *
   * @param leaseMs how long it lasts unless it is renewed
   */
  begin(sessionId: string, replicaId: string, leaseMs: number, takesOver: boolean): Promise<boolean>;
  /** Also ends the sessions of others whose time is over. */
  renew(sessionId: string, leaseMs: number): Promise<SessionRenewal>;
  end(sessionId: string): Promise<void>;
  close(): Promise<void>;
}

/** An answer that comes later is of no use: the lease would be over soon. */
const timeoutMs = 3_000;

interface RenewalRow {
  readonly renewed: boolean;
  readonly now: number;
  readonly others: number;
  readonly organisationIds: readonly string[];
  readonly poolIds: readonly string[];
}

/** Has a connection of its own: a renewal must not wait behind somebody's query. Connects on first use and after a break. */
export function createKernelSessions(url: string, onConnectionError?: (error: Error) => void): KernelSessions {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    application_name: 'agent-os-session',
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
  });
  pool.on('error', (error) => onConnectionError?.(error));
  const ask = async <Row extends object>(text: string, values: readonly unknown[]): Promise<Row | undefined> =>
    (await pool.query<Row>(text, [...values])).rows[0];
  return {
    begin: async (sessionId, replicaId, leaseMs, takesOver) => {
      const row = await ask<{ begun: boolean }>('select begin_kernel_session($1, $2, $3, $4) as begun', [
        sessionId,
        replicaId,
        leaseMs,
        takesOver,
      ]);
      return row?.begun === true;
    },
    renew: async (sessionId, leaseMs) => {
      const row = await ask<RenewalRow>(
        `select renewed, others, organisation_ids as "organisationIds", pool_ids as "poolIds",
                (extract(epoch from clock_timestamp()) * 1000)::float8 as now
         from renew_kernel_session($1, $2)`,
        [sessionId, leaseMs],
      );
      if (row === undefined) throw new Error('The database did not say whether the session goes on.');
      const { renewed, now, others, organisationIds, poolIds } = row;
      const unread = organisationIds.map((organisationId, index) => ({
        organisationId,
        poolId: poolIds[index] ?? '',
      }));
      return { renewed, now, others, unread };
    },
    end: async (sessionId) => {
      await ask('select end_kernel_session($1)', [sessionId]);
    },
    close: () => pool.end(),
  };
}
