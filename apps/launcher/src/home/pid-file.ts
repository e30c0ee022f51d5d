import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const pathOf = (home: string, name: string): string => join(home, 'run', `${name}.pid`);

/** Notes the process id of a part of the installation, for people and for the next start. */
export function writePidFile(home: string, name: string, pid: number): void {
  writeFileSync(pathOf(home, name), `${pid}\n`);
}

/** The part does not run any more. */
export function removePidFile(home: string, name: string): void {
  rmSync(pathOf(home, name), { force: true });
}
