import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresAccount } from './postgres-account.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { explainPostgresFailure, PostgresStartError } from './postgres-start-error.ts';
import { runPostgresTool } from './run-postgres-tool.ts';

export const superuserName = 'agent_os_superuser';

/** Code-point order and UTF-8 from PostgreSQL itself: the same on every operating system, with no library of its own. */
const localeFlags = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];

/**
 * Makes the data directory unless it exists. Work happens beside it and is moved into place when complete, so that an
 * interrupted first start leaves nothing half made.
 */
export async function initialiseDataDirectory(
  dataDirectory: string,
  password: string,
  binaries: PostgresBinaries,
  account: PostgresAccount | undefined,
): Promise<void> {
  if (existsSync(dataDirectory)) {
    if (existsSync(join(dataDirectory, 'PG_VERSION'))) return;
    throw new PostgresStartError(
      `${dataDirectory} exists but holds no database: restore it from a backup, or move it away to begin with an empty one.`,
    );
  }
  const unfinished = `${dataDirectory}.new`;
  const passwordFile = `${dataDirectory}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    if (account !== undefined) {
      chownSync(passwordFile, account.uid, account.gid);
      chownSync(unfinished, account.uid, account.gid);
    }
    const { code, output } = await runPostgresTool(
      binaries.initdb,
      [
        `--pgdata=${unfinished}`,
        `--username=${superuserName}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        ...localeFlags,
        '--no-instructions',
      ],
      account,
    );
    if (code !== 0) throw explainPostgresFailure(output, dataDirectory);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, dataDirectory);
}
