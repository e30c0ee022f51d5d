import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { superuserName } from './initialise-data-directory.ts';
import { isProcessAlive, readPostmasterFile, removePostmasterFile } from './postmaster-file.ts';
import { PostgresStartError } from './postgres-start-error.ts';

const pollMs = 20;
const longestStopMs = 30_000;
const longestImmediateStopMs = 5_000;
const longestSettlingMs = 180_000;

/** A PostgreSQL server process that this process may stop. */
export interface RunningPostmaster {
  readonly pid: number;
  readonly port: number;
}

export function superuserUrl(port: number, password: string): string {
  return `postgresql://${superuserName}:${password}@127.0.0.1:${port}/postgres`;
}

function commandLineOf(pid: number): string {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** A process id alone proves nothing: after a power cut the number may be anybody's. */
function servesDirectory(pid: number, dataDirectory: string): boolean {
  return isProcessAlive(pid) && commandLineOf(pid).includes(dataDirectory);
}

/**
 * Finds a server that a process before this one left running in the data directory, and waits while it still starts,
 * recovers or stops. A postmaster.pid that no such server owns is removed; one that a living server owns never is,
 * because two servers on one directory would destroy it.
 */
export async function findRunningPostmaster(dataDirectory: string): Promise<RunningPostmaster | undefined> {
  // Windows shows no command line; there PostgreSQL's own check of the file decides.
  if (process.platform === 'win32') return undefined;
  const deadline = Date.now() + longestSettlingMs;
  while (Date.now() < deadline) {
    const file = readPostmasterFile(dataDirectory);
    if (file === undefined) return undefined;
    if (!servesDirectory(file.pid, dataDirectory)) {
      removePostmasterFile(dataDirectory);
      return undefined;
    }
    if (file.ready && file.port !== undefined) return { pid: file.pid, port: file.port };
    await delay(pollMs);
  }
  throw new PostgresStartError(
    `A PostgreSQL server that was left running in ${dataDirectory} neither becomes ready nor ends: end it with "kill -INT" and the number in postmaster.pid, then start again.`,
  );
}

/** Resolves with whether the process was gone in time. */
export async function waitForExit(pid: number, longestMs: number): Promise<boolean> {
  const deadline = Date.now() + longestMs;
  while (isProcessAlive(pid)) {
    if (Date.now() > deadline) return false;
    await delay(pollMs);
  }
  return true;
}

/**
 * Ends the server in "fast" mode: transactions are rolled back, connections closed, everything is written. If that
 * hangs, ends it at once; the next start then recovers from the log.
 */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const { signal, longestMs } of [
    { signal: 'SIGINT', longestMs: longestStopMs },
    { signal: 'SIGQUIT', longestMs: longestImmediateStopMs },
    { signal: 'SIGKILL', longestMs: longestImmediateStopMs },
  ] as const) {
    if (!isProcessAlive(pid)) return;
    process.kill(pid, signal);
    if (await waitForExit(pid, longestMs)) return;
  }
}
