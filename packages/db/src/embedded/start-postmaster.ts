import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { PostgresAccount } from './postgres-account.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { explainPostgresFailure, PostgresStartError } from './postgres-start-error.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { postgresEnvironment } from './run-postgres-tool.ts';
import type { RunningPostmaster } from './running-postmaster.ts';

const pollMs = 10;
/** Recovery after a crash replays at most `max_wal_size`; a slow disk needs minutes for that. */
const longestStartMs = 180_000;
const longestLogBytes = 10 * 1024 * 1024;
const memoryStillInUse = /pre-existing shared memory block/;
const memoryReleaseAttempts = 20;
const memoryReleaseMs = 250;

/** For a small machine, durable: a commit that was acknowledged survives a power cut. */
const baseSettings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '512MB',
  jit: 'off',
  io_method: 'sync',
  autovacuum_naptime: '20s',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %q%u@%d ',
};

export interface PostmasterStart {
  readonly dataDirectory: string;
  readonly logFile: string;
  readonly port: number;
  readonly binaries: PostgresBinaries;
  readonly account: PostgresAccount | undefined;
  /** Override or add server settings. */
  readonly settings: Readonly<Record<string, string>>;
}

interface Attempt {
  readonly postmaster: RunningPostmaster | undefined;
  readonly output: string;
}

function openLog(file: string): { readonly descriptor: number; readonly begin: number } {
  if (existsSync(file) && statSync(file).size > longestLogBytes) truncateSync(file);
  const begin = existsSync(file) ? statSync(file).size : 0;
  return { descriptor: openSync(file, 'a', 0o600), begin };
}

/**
 * PostgreSQL runs in a session of its own: Ctrl-C in a terminal reaches every process of the terminal's group, and the
 * database must outlive the processes that still write to it. It logs to a file for the same reason: a pipe would
 * break when its reader dies.
 */
async function attemptStart(start: PostmasterStart): Promise<Attempt> {
  const settings = Object.entries({ ...baseSettings, port: String(start.port), ...start.settings });
  const { descriptor, begin } = openLog(start.logFile);
  const child = spawn(
    start.binaries.postgres,
    ['-D', start.dataDirectory, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...start.account,
      cwd: '/',
      env: postgresEnvironment(),
      detached: true,
      stdio: ['ignore', descriptor, descriptor],
      windowsHide: true,
    },
  );
  closeSync(descriptor);
  let failure: Error | undefined;
  child.on('error', (error) => {
    failure = error;
  });
  const deadline = Date.now() + longestStartMs;
  while (Date.now() < deadline) {
    if (failure !== undefined) return { postmaster: undefined, output: failure.message };
    if (child.exitCode !== null || child.signalCode !== null) {
      return { postmaster: undefined, output: readFileSync(start.logFile).subarray(begin).toString('utf8') };
    }
    const file = readPostmasterFile(start.dataDirectory);
    if (file !== undefined && file.pid === child.pid && file.ready) {
      child.unref();
      return { postmaster: { pid: file.pid, port: start.port }, output: '' };
    }
    await delay(pollMs);
  }
  child.kill('SIGQUIT');
  throw new PostgresStartError(
    `PostgreSQL did not become ready within three minutes: see ${start.logFile}, and whether the disk is slow or full.`,
  );
}

/** Starts the server and resolves when it accepts connections; rejects with one sentence that says what to do. */
export async function startPostmaster(start: PostmasterStart): Promise<RunningPostmaster> {
  let output = '';
  for (let attempt = 0; attempt < memoryReleaseAttempts; attempt += 1) {
    const result = await attemptStart(start);
    if (result.postmaster !== undefined) return result.postmaster;
    output = result.output;
    // After kill -9 of a server its last sessions need a moment to notice and let go.
    if (!memoryStillInUse.test(output)) break;
    await delay(memoryReleaseMs);
  }
  throw explainPostgresFailure(output, start.dataDirectory);
}
