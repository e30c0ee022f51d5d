import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { PostgresStartError } from './postgres-start-error.ts';

/** What this installation must remember to reach its own database. Kept in a file that only its owner may read. */
export interface ConnectionSettings {
  readonly port: number;
  readonly superuserPassword: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
}

function isConnectionSettings(value: unknown): value is ConnectionSettings {
  return (
    typeof value === 'object' &&
    value !== null &&
    'port' in value &&
    typeof value.port === 'number' &&
    ['superuserPassword', 'ownerPassword', 'appPassword'].every(
      (name) => typeof (value as Readonly<Record<string, unknown>>)[name] === 'string',
    )
  );
}

const newPassword = (): string => randomBytes(24).toString('base64url');

export function newConnectionSettings(port: number): ConnectionSettings {
  return { port, superuserPassword: newPassword(), ownerPassword: newPassword(), appPassword: newPassword() };
}

/** Undefined when there is no file yet; throws when there is one that cannot be used. */
export function readConnectionFile(file: string): ConnectionSettings | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isConnectionSettings(value)) return value;
  } catch (error) {
    throw unusable(file, error);
  }
  throw unusable(file, undefined);
}

function unusable(file: string, cause: unknown): PostgresStartError {
  return new PostgresStartError(
    `${file}, which holds the passwords of the database, cannot be read: restore it from a backup, or move its folder away to begin with an empty database.`,
    { cause },
  );
}

/** Replaces the file in one step, so that a power cut leaves the old one or the new one. */
export function writeConnectionFile(file: string, settings: ConnectionSettings): void {
  const temporary = `${file}.new`;
  const descriptor = openSync(temporary, 'w', 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify(settings, undefined, 2)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, file);
}
