import { readFileSync } from 'node:fs';

/** True while a process with this id runs, whoever owns it. One that has ended and was never waited for does not count. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return statusFieldsOf(pid)?.[0] !== 'Z';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * When the process started, in clock ticks since boot. With the process id it tells a process from a later one that
 * was given the same id. Undefined where the system does not say (only Linux does).
 */
export function startTicksOf(pid: number): string | undefined {
  return statusFieldsOf(pid)?.[19];
}

/** Fields of /proc/<pid>/stat from the third (state) on; undefined where there is none. */
function statusFieldsOf(pid: number): readonly string[] | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses, which may hold spaces.
    return status.slice(status.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** True when the process was started for this installation, as its environment shows. False where that cannot be seen. */
export function belongsToHome(pid: number, home: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`AGENT_OS_HOME=${home}`);
  } catch {
    return false;
  }
}
