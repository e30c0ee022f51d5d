import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LauncherError } from '../launcher-error.ts';
import { isAlive, startTicksOf } from './process-identity.ts';

/**
 * Makes this process the only one that runs the installation in `home`. A lock left by a process that is gone is taken over.
 * @returns Releases the lock.
 * @throws LauncherError naming the process that runs it.
 */
export function lockHome(home: string): () => void {
  const file = join(home, 'run', 'launcher.lock');
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${process.pid} ${startTicksOf(process.pid) ?? ''}\n`);
  try {
    while (!tryLink(draft, file)) {
      const owner = readOwner(file);
      if (owner !== undefined && isOwnerAlive(owner)) {
        throw new LauncherError(
          `Process ${owner.pid} already runs the installation in ${home}. Stop it, or set AGENT_OS_HOME to another folder.`,
        );
      }
      breakLock(file, `${draft}.stale`);
    }
  } finally {
    rmSync(draft, { force: true });
    rmSync(`${draft}.stale`, { force: true });
  }
  return () => rmSync(file, { force: true });
}

interface LockOwner {
  readonly pid: number;
  readonly startTicks: string;
}

function readOwner(file: string): LockOwner | undefined {
  try {
    const [pid = '', startTicks = ''] = readFileSync(file, 'utf8').trim().split(' ');
    return { pid: Number(pid), startTicks };
  } catch {
    return undefined;
  }
}

function isOwnerAlive({ pid, startTicks }: LockOwner): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return false;
  return startTicks === '' || startTicks === startTicksOf(pid);
}

/** A hard link appears with its content or not at all. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Moves a dead lock aside. Of two starts that find it, only one moves it; what the other one moves may be the first
 * one's new lock, which is then put back.
 */
function breakLock(file: string, aside: string): void {
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const owner = readOwner(aside);
  if (owner !== undefined && isOwnerAlive(owner)) tryLink(aside, file);
}
