import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../embedded/index.ts';
import { testServerVariable, type TestServer } from './test-server.ts';

/**
 * Vitest global setup: one PostgreSQL for the whole run, without the durability that tests do not need. A run inside
 * another, or one with AGENT_OS_TEST_POSTGRES set, uses the server that is there.
 */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env[testServerVariable] !== undefined) return async () => undefined;
  const directory = mkdtempSync(join(tmpdir(), 'agent-os-test-'));
  const postgres = await startEmbeddedPostgres({
    directory,
    log: () => undefined,
    settings: { fsync: 'off', full_page_writes: 'off', max_connections: '200', autovacuum: 'off' },
  });
  const { superuserUrl, ownerUrl, appUrl } = postgres;
  process.env[testServerVariable] = JSON.stringify({ superuserUrl, ownerUrl, appUrl } satisfies TestServer);
  return async () => {
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
