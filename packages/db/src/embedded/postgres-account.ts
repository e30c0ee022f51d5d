import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { PostgresStartError } from './postgres-start-error.ts';

/** The system account that runs PostgreSQL; undefined when it is the account of this process. */
export interface PostgresAccount {
  readonly uid: number;
  readonly gid: number;
}

const accountName = 'postgres';

function numberFrom(command: string, parameters: readonly string[]): number | undefined {
  const run = spawnSync(command, parameters, { encoding: 'utf8' });
  const value = Number.parseInt(run.stdout ?? '', 10);
  return run.status === 0 && Number.isInteger(value) ? value : undefined;
}

function findAccount(): PostgresAccount | undefined {
  const uid = numberFrom('id', ['-u', accountName]);
  const gid = numberFrom('id', ['-g', accountName]);
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function createAccount(): void {
  const attempts: readonly (readonly [string, readonly string[]])[] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', accountName]],
    ['adduser', ['-S', '-D', '-H', accountName]],
  ];
  attempts.some(([command, parameters]) => spawnSync(command, parameters, { stdio: 'ignore' }).status === 0);
}

/** PostgreSQL refuses to run as root, so root runs it as `postgres`, an account that is made when it is missing. */
export function findPostgresAccount(): PostgresAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const existing = findAccount();
  if (existing !== undefined) return existing;
  createAccount();
  const created = findAccount();
  if (created === undefined) {
    throw new PostgresStartError(
      'PostgreSQL does not run as root, and the account "postgres" could not be made: create it, start Agent OS as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
    );
  }
  return created;
}

function maySearch(folder: string, account: PostgresAccount): boolean {
  const { uid, gid, mode } = statSync(folder);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

/**
 * Lets the account pass through every folder above `path`. A folder closed to its group is opened to the account's
 * group for passing through only: nobody else gains anything, and the account cannot list it.
 */
export function openWayTo(path: string, account: PostgresAccount, log: (message: string) => void): void {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (!maySearch(folder, account)) {
      const { gid, mode } = statSync(folder);
      if (gid !== account.gid && (mode & 0o070) !== 0) {
        throw new PostgresStartError(
          `PostgreSQL runs as "${accountName}", which may not pass through ${folder}: run "chmod o+x ${folder}", or set AGENT_OS_HOME to a directory that is not below it.`,
        );
      }
      if (gid !== account.gid) chownSync(folder, -1, account.gid);
      chmodSync(folder, (mode & 0o7777) | 0o010);
      log(`Let the account "${accountName}" pass through ${folder}, so that PostgreSQL reaches its files.`);
    }
    if (folder === dirname(folder)) return;
  }
}
