import { MigrationError } from './migration-error.ts';
import type { Migration } from './read-migrations.ts';

/** A row of `_prisma_migrations` that is not rolled back. */
export interface RecordedMigration {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

export interface MigrationDecision {
  /** Names to apply, in order. */
  readonly pending: readonly string[];
  /** Names that began and never finished; each ran as one transaction, so nothing of them is there. */
  readonly unfinished: readonly string[];
}

/**
 * Compares what the database has with what this release brings. Throws when the database is newer, or when a migration
 * was changed after it had been applied. `superseded` holds the checksums of older forms that count as applied, by name.
 */
export function decideMigration(
  recorded: readonly RecordedMigration[],
  available: readonly Migration[],
  superseded: ReadonlyMap<string, readonly string[]>,
): MigrationDecision {
  const availableByName = new Map(available.map((migration) => [migration.name, migration]));
  const finished = recorded.filter((migration) => migration.finished);
  const unknown = finished.find(({ name }) => !availableByName.has(name) && !superseded.has(name));
  if (unknown !== undefined) {
    throw new MigrationError(
      `The database is newer than this release (it has migration ${unknown.name}): start the newer release, or restore a backup from before it.`,
    );
  }
  const edited = finished.find(
    ({ name, checksum }) =>
      availableByName.get(name)?.checksum !== checksum && superseded.get(name)?.includes(checksum) !== true,
  );
  if (edited !== undefined) {
    throw new MigrationError(
      `Migration ${edited.name} was changed after it had been applied to this database: restore its migration.sql and put the change into a new migration.`,
    );
  }
  const finishedNames = new Set(finished.map(({ name }) => name));
  return {
    pending: available.map(({ name }) => name).filter((name) => !finishedNames.has(name)),
    unfinished: recorded.filter((migration) => !migration.finished).map(({ name }) => name),
  };
}
