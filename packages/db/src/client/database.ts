import pg from 'pg';
import { assertLeastPrivilege } from './assert-least-privilege.ts';
import { createKernelSessions, type KernelSessions } from './kernel-sessions.ts';
import { createLookups, type Lookups } from './lookups.ts';
import { openClient, type TenantTransaction } from './open-client.ts';

export interface TenantOptions {
  /** Also opens this person's own rows: the person, their sessions and OIDC links. */
  readonly personId?: string;
  /** Longest time the transaction may take; 10 s if not given. */
  readonly timeoutMs?: number;
  /** All reads see the database as of one instant (repeatable read), not each as of its own. */
  readonly oneInstant?: boolean;
}

export interface Database {
  /**
   * Runs `work` in one transaction that sees and writes rows of this organisation only. Commits when `work` resolves,
   * rolls back when it rejects. The only way to tenant rows.
   */
  withTenant<T>(
    organisationId: string,
    work: (tx: TenantTransaction) => Promise<T>,
    options?: TenantOptions,
  ): Promise<T>;
  /** Runs `work` in one transaction that sees this person's own rows and no organisation's. */
  withPerson<T>(personId: string, work: (tx: TenantTransaction) => Promise<T>): Promise<T>;
  /** What must be found before an organisation is known. */
  readonly lookups: Lookups;
  /** What the leases of running kernels hang on. */
  readonly sessions: KernelSessions;
  /** Throws unless the login role is bound by row-level security. */
  assertLeastPrivilege(): Promise<void>;
  /** Whether Postgres answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  /** 10 if not given. */
  readonly maxConnections?: number;
  readonly applicationName?: string;
  /** Told about connections that break while idle; they are replaced without help. */
  readonly onConnectionError?: (error: Error) => void;
}

const defaultTimeoutMs = 10_000;
const longestWaitForConnectionMs = 10_000;

function assertNamed(what: string, id: string): void {
  if (id === '') {
    throw new RangeError(`A transaction needs the id of ${what}.`);
  }
}

/** Opens a pool of connections to `url`. Connects on first use. */
export function createDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections ?? 10,
    application_name: options.applicationName ?? 'agent-os',
    connectionTimeoutMillis: longestWaitForConnectionMs,
  });
  pool.on('error', (error) => options.onConnectionError?.(error));
  const client = openClient(pool);
  const sessions = createKernelSessions(options.url, options.onConnectionError);

  // `set_config(…, true)` ends with the transaction, so a pooled connection never carries a tenant to its next user.
  const inTransaction = <T>(
    organisationId: string,
    personId: string,
    work: (tx: TenantTransaction) => Promise<T>,
    { timeoutMs = defaultTimeoutMs, oneInstant = false }: TenantOptions,
  ): Promise<T> =>
    client.$transaction(
      async (tx) => {
        await tx.$queryRaw`select set_config('app.organisation_id', ${organisationId}, true), set_config('app.person_id', ${personId}, true)`;
        return work(tx);
      },
      {
        timeout: timeoutMs,
        maxWait: longestWaitForConnectionMs,
        isolationLevel: oneInstant ? 'RepeatableRead' : 'ReadCommitted',
      },
    );

  return {
    withTenant: async (organisationId, work, tenantOptions = {}) => {
      assertNamed('an organisation', organisationId);
      return inTransaction(organisationId, tenantOptions.personId ?? '', work, tenantOptions);
    },
    withPerson: async (personId, work) => {
      assertNamed('a person', personId);
      return inTransaction('', personId, work, {});
    },
    lookups: createLookups(pool),
    sessions,
    assertLeastPrivilege: () => assertLeastPrivilege(pool),
    ping: async () => {
      await pool.query('select 1');
    },
    close: async () => {
      await client.$disconnect();
      await sessions.close();
      await pool.end();
    },
  };
}
