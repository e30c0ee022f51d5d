// Composition root: checks everything first, then runs the installation until a signal. Standard output carries the
// ready line only; what is for people goes to standard error.
import { fileURLToPath } from 'node:url';
import { parseEnvironment, parseFlags } from './configuration/index.ts';
import { lockHome, prepareHome, removePidFile, stopLeftovers, writePidFile } from './home/index.ts';
import { LauncherError } from './launcher-error.ts';
import { prepareInstallation } from './prepare-installation.ts';
import { runInstallation } from './run-installation.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
const stop = new AbortController();
const kill = new AbortController();

const report = (line: string): void => {
  process.stderr.write(`agent-os: ${line}\n`);
};

/** The first request stops everything in order; the second does not wait. */
function requestStop(): void {
  if (!stop.signal.aborted) {
    report('Stopping. Press Ctrl-C again to kill everything at once.');
    stop.abort();
    return;
  }
  kill.abort();
  process.exit(1);
}

/** @returns The exit code. */
async function main(): Promise<number> {
  const flags = parseFlags(process.argv.slice(2));
  const configuration = parseEnvironment(process.env, repository);
  const { home } = configuration;
  prepareHome(home);
  const unlock = lockHome(home);
  try {
    for (const name of await stopLeftovers(home)) report(`Ended ${name}, left over from a start that was killed.`);
    const prepared = await prepareInstallation(repository, process.env, configuration, flags);
    if (flags.check) return 0;
    writePidFile(home, 'launcher', process.pid);
    const sentence = await runInstallation(prepared, {
      stop: stop.signal,
      kill: kill.signal,
      report,
      announce: (line) => process.stdout.write(`${line}\n`),
    });
    if (sentence !== undefined) report(sentence);
    return sentence === undefined ? 0 : 1;
  } finally {
    removePidFile(home, 'launcher');
    unlock();
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, requestStop);
function stopWhenAlone(): void {
  if (!stop.signal.aborted) requestStop();
}
process.on('disconnect', stopWhenAlone);
// A reader of our output that went away is no reason to leave children behind.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  process.exitCode = await main();
} catch (error) {
  if (!stop.signal.aborted) {
    report(error instanceof LauncherError ? error.message : ((error as Error).stack ?? String(error)));
    process.exitCode = 1;
  }
}
process.off('disconnect', stopWhenAlone);
if (process.connected) process.disconnect();
