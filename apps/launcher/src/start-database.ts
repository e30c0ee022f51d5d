import { join } from 'node:path';
import type { LauncherConfiguration } from './configuration/index.ts';
import { removePidFile, writePidFile } from './home/index.ts';
import { LauncherError } from './launcher-error.ts';

/** A database with its schema up to date. */
export interface StartedDatabase {
  /** For the kernel's role. */
  readonly appUrl: string;
  /** Ends the embedded server; does nothing to one that is not ours. */
  readonly stop: () => Promise<void>;
  /** Ends it at once; the next start recovers it. */
  readonly kill: () => void;
}

/**
 * Starts the embedded PostgreSQL unless the environment names another one, and brings the schema up to date.
 * @throws LauncherError with a sentence for a person.
 */
export async function startDatabase(
  configuration: LauncherConfiguration,
  report: (line: string) => void,
): Promise<StartedDatabase> {
  const server = await openServer(configuration, report);
  try {
    // Loaded here, so that a wrong variable or a taken port is said without waiting for it.
    const { migrateDatabase } = await import('@agent-os/db/migrate');
    await migrateDatabase({ ownerUrl: server.ownerUrl });
    return server;
  } catch (error) {
    await server.stop();
    throw new LauncherError(`The database could not be brought up to date. ${messageOf(error)}`, { cause: error });
  }
}

async function openServer(
  { home, database }: LauncherConfiguration,
  report: (line: string) => void,
): Promise<StartedDatabase & { readonly ownerUrl: string }> {
  if (database !== undefined) return { ...database, stop: () => Promise.resolve(), kill: () => undefined };
  const { startEmbeddedPostgres } = await import('@agent-os/db/embedded');
  try {
    const postgres = await startEmbeddedPostgres({ directory: join(home, 'postgres'), log: report });
    writePidFile(home, 'postgres', postgres.pid);
    return {
      appUrl: postgres.appUrl,
      ownerUrl: postgres.ownerUrl,
      stop: async () => {
        await postgres.stop();
        removePidFile(home, 'postgres');
      },
      kill: () => {
        process.kill(postgres.pid, 'SIGQUIT');
      },
    };
  } catch (error) {
    throw new LauncherError(messageOf(error), { cause: error });
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
