import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PreparedInstallation } from './prepare-installation.ts';
import { type Installation, planChildren, readyLine } from './plan/index.ts';
import { runSeed } from './run-seed.ts';
import { type StartedDatabase, startDatabase } from './start-database.ts';
import { Supervisor } from './supervisor/index.ts';

/** How a run is steered and heard from outside. */
export interface InstallationControl {
  /** Aborted to stop everything in order. */
  readonly stop: AbortSignal;
  /** Aborted to kill everything at once. */
  readonly kill: AbortSignal;
  /** Shows one line to a person. */
  readonly report: (line: string) => void;
  /** Says that the installation can be used. */
  readonly announce: (line: string) => void;
}

/**
 * Runs an installation until it is told to stop or an essential part is given up.
 * @returns The sentence of what was given up; undefined after an ordinary stop. Nothing of the installation runs any more.
 * @throws LauncherError when the database or the seed cannot be started.
 */
export async function runInstallation(
  prepared: PreparedInstallation,
  control: InstallationControl,
): Promise<string | undefined> {
  const { home } = prepared.configuration;
  const database = await startDatabase(prepared.configuration, control.report);
  const killDatabase = (): void => database.kill();
  control.kill.addEventListener('abort', killDatabase, { once: true });
  try {
    return await runOnDatabase(prepared, database, control);
  } finally {
    await database.stop();
    control.kill.removeEventListener('abort', killDatabase);
    control.report(`Stopped. The data is in ${home}.`);
  }
}

async function runOnDatabase(
  prepared: PreparedInstallation,
  database: StartedDatabase,
  control: InstallationControl,
): Promise<string | undefined> {
  if (control.stop.aborted) return undefined;
  const installation = { ...prepared, databaseUrl: database.appUrl };
  const { home } = prepared.configuration;
  const supervisor = new Supervisor(planChildren(installation), home, control);
  try {
    const end = Promise.race([supervisor.givenUp, whenAborted(control.stop)]);
    return await Promise.race([end, bringUp(installation, supervisor, control).then(() => end)]);
  } finally {
    await supervisor.stop();
  }
}

/** Starts everything in order; resolves when it can be used, or when it is to stop. */
async function bringUp(
  installation: Installation,
  supervisor: Supervisor,
  control: InstallationControl,
): Promise<void> {
  const credentials = join(installation.configuration.home, 'credentials.json');
  supervisor.start('database');
  await runSeed(installation, control.stop);
  supervisor.start('seed');
  await supervisor.ready();
  if (control.stop.aborted) return;
  supervisor.start('ready');
  if (existsSync(credentials)) {
    control.report(`The accounts and keys of this installation are in ${credentials}`);
  }
  control.announce(readyLine(installation));
}

function whenAborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}
