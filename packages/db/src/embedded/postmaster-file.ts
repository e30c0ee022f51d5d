import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What PostgreSQL writes to postmaster.pid in its data directory while it runs. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number | undefined;
  /** True once connections are accepted. */
  readonly ready: boolean;
}

const pidLine = 0;
const portLine = 3;
const statusLine = 7;

const fileOf = (dataDirectory: string): string => join(dataDirectory, 'postmaster.pid');

/** Undefined when PostgreSQL does not run in this directory, or has not got as far as writing the file. */
export function readPostmasterFile(dataDirectory: string): PostmasterFile | undefined {
  let text: string;
  try {
    text = readFileSync(fileOf(dataDirectory), 'utf8');
  } catch {
    return undefined;
  }
  const lines = text.split('\n');
  const pid = Number.parseInt(lines[pidLine] ?? '', 10);
  const port = Number.parseInt(lines[portLine] ?? '', 10);
  if (!Number.isInteger(pid)) return undefined;
  return {
    pid: Math.abs(pid),
    port: Number.isInteger(port) ? port : undefined,
    ready: (lines[statusLine] ?? '').trim() === 'ready',
  };
}

export function removePostmasterFile(dataDirectory: string): void {
  rmSync(fileOf(dataDirectory), { force: true });
}

/** Whether a process has this id; one of another user counts. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
