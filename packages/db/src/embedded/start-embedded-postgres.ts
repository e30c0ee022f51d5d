import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import {
  newConnectionSettings,
  readConnectionFile,
  writeConnectionFile,
  type ConnectionSettings,
} from './connection-file.ts';
import { findFreePort } from './free-port.ts';
import { initialiseDataDirectory } from './initialise-data-directory.ts';
import { findPostgresAccount, openWayTo, type PostgresAccount } from './postgres-account.ts';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { appRole, databaseName, ownerRole, provisionRoles } from './provision-roles.ts';
import {
  findRunningPostmaster,
  stopPostmaster,
  superuserUrl,
  waitForExit,
  type RunningPostmaster,
} from './running-postmaster.ts';
import { startPostmaster } from './start-postmaster.ts';

const startsAtMost = 3;
/** A killed process is listed until its memory is given back. */
const longestDyingMs = 2_000;

export interface EmbeddedPostgresOptions {
  /** Folder of the database: holds data, log, and the file with port and passwords (mode 0600). Made when missing. */
  readonly directory: string;
  /** Port to listen on at 127.0.0.1; if not given, the one of the last start when free, else a random one. */
  readonly port?: number;
  readonly log: (message: string) => void;
  /** Server settings to override, for tests that may lose data. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** For migrations: owns the database, is no superuser, and row-level security binds it too. */
  readonly ownerUrl: string;
  /** For everything that serves tenants: role agent_os_app. */
  readonly appUrl: string;
  /** For backups and tests only. */
  readonly superuserUrl: string;
  readonly port: number;
  readonly pid: number;
  /** Ends the server in fast mode; resolves when its process is gone. */
  stop(): Promise<void>;
}

interface Installation {
  readonly directory: string;
  readonly dataDirectory: string;
  readonly connectionFile: string;
  readonly binaries: PostgresBinaries;
  readonly account: PostgresAccount | undefined;
}

function prepareInstallation(options: EmbeddedPostgresOptions): Installation {
  mkdirSync(options.directory, { recursive: true, mode: 0o700 });
  const directory = realpathSync(options.directory);
  const binaries = findPostgresBinaries();
  const account = findPostgresAccount();
  const dataDirectory = join(directory, 'data');
  if (account !== undefined) {
    openWayTo(dataDirectory, account, options.log);
    openWayTo(realpathSync(binaries.postgres), account, options.log);
  }
  return { directory, dataDirectory, connectionFile: join(directory, 'connection.json'), binaries, account };
}

async function loadConnectionSettings(file: string): Promise<ConnectionSettings> {
  const known = readConnectionFile(file);
  if (known !== undefined) return known;
  const settings = newConnectionSettings(await findFreePort(undefined));
  writeConnectionFile(file, settings);
  return settings;
}

async function startServer(
  installation: Installation,
  settings: ConnectionSettings,
  options: EmbeddedPostgresOptions,
): Promise<RunningPostmaster> {
  const { dataDirectory, binaries, account } = installation;
  await initialiseDataDirectory(dataDirectory, settings.superuserPassword, binaries, account);
  const running = await findRunningPostmaster(dataDirectory);
  if (running !== undefined) {
    options.log(`PostgreSQL was left running (process ${running.pid}); using it.`);
    return running;
  }
  return startPostmaster({
    dataDirectory,
    logFile: join(installation.directory, 'postgres.log'),
    port: await findFreePort(options.port ?? settings.port),
    binaries,
    account,
    settings: options.settings ?? {},
  });
}

/** Starts the server and makes what it must hold. One that was found dying, because somebody killed it, is replaced. */
async function startAndProvision(
  installation: Installation,
  settings: ConnectionSettings,
  options: EmbeddedPostgresOptions,
): Promise<RunningPostmaster> {
  for (let starts = 1; ; starts += 1) {
    const running = await startServer(installation, settings, options);
    const { pid, port } = running;
    if (port !== settings.port) writeConnectionFile(installation.connectionFile, { ...settings, port });
    try {
      await provisionRoles(settings, port);
      return running;
    } catch (error) {
      if (starts === startsAtMost || !(await waitForExit(pid, longestDyingMs))) throw error;
      options.log(`PostgreSQL (process ${pid}) ended while it was connected to; starting it again.`);
    }
  }
}

const urlOf = (role: string, password: string, port: number): string =>
  `postgresql://${role}:${password}@127.0.0.1:${port}/${databaseName}`;

/**
 * Starts the bundled PostgreSQL 18 in `directory`, or takes over the one that an earlier process left running there.
 * A first start makes the database; a start after a crash recovers it. Rejects with a PostgresStartError whose message
 * says what to do. The server outlives this process until `stop`.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const installation = prepareInstallation(options);
  const settings = await loadConnectionSettings(installation.connectionFile);
  const { pid, port } = await startAndProvision(installation, settings, options);
  return {
    ownerUrl: urlOf(ownerRole, settings.ownerPassword, port),
    appUrl: urlOf(appRole, settings.appPassword, port),
    superuserUrl: superuserUrl(port, settings.superuserPassword),
    port,
    pid,
    stop: () => stopPostmaster(pid),
  };
}
