import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { belongsToHome, isAlive } from './process-identity.ts';

const graceMs = 3_000;

/**
 * Ends what a launcher that was killed left running, so that its ports are free again. Only processes whose environment
 * names this installation are touched. Call with the lock on `home` held.
 * @returns Names of the processes that were ended.
 */
export async function stopLeftovers(home: string): Promise<readonly string[]> {
  const folder = join(home, 'run');
  const files = readdirSync(folder).filter((name) => name.endsWith('.pid'));
  const stopped = await Promise.all(files.map((name) => stopLeftover(join(folder, name), home)));
  return files.filter((_, index) => stopped[index]).map((name) => name.slice(0, -'.pid'.length));
}

async function stopLeftover(file: string, home: string): Promise<boolean> {
  const pid = Number(readFileSync(file, 'utf8'));
  rmSync(file, { force: true });
  if (!Number.isInteger(pid) || pid <= 1 || pid === process.pid || !isAlive(pid) || !belongsToHome(pid, home)) {
    return false;
  }
  process.kill(pid, 'SIGTERM');
  const deadline = Date.now() + graceMs;
  while (isAlive(pid) && Date.now() < deadline) await sleep(25);
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  return true;
}
