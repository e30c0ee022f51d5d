import { randomBytes } from 'node:crypto';
import { readConfiguration, type FleetConfiguration } from './configuration/index.ts';
import { DemoFleet } from './demo-fleet.ts';
import { newRunId } from './run/index.ts';
import { workScripts } from './scenarios/index.ts';
import { seededRandom } from './schedule/index.ts';
import { DemoTasks, taskKinds } from './tasks/index.ts';

const orphanCheckMs = 2_000;
const log = (line: string) => void process.stdout.write(`${line}\n`);
const stopping = new AbortController();
const stop = () => stopping.abort();
process.on('SIGTERM', stop).on('SIGINT', stop);

const parent = process.ppid;
// Someone who takes over orphans becomes the parent: then whoever started this process is gone, and it must not stay.
const orphanCheck = setInterval(() => {
  if (process.ppid !== parent) stop();
}, orphanCheckMs);

const configuration = configurationOrExit();
const fleet = new DemoFleet({
  ...configuration,
  scripts: workScripts,
  random: seededRandom(configuration.seed),
  newRunId: () => newRunId(Date.now(), randomBytes(10).toString('hex')),
  nowMs: () => performance.now(),
  log,
  stop: stopping.signal,
});
log(
  fleet.size === 0
    ? 'The credentials list none of the demo agents: the demo fleet does nothing.'
    : `${fleet.size} demo agents work through ${configuration.kernelUrl}.`,
);
const tasks = new DemoTasks({
  ...configuration,
  kinds: taskKinds,
  doers: ['doc-verifier', 'filing-reader', 'lead-qualifier', 'log-triage', 'tier1-resolver'],
  random: seededRandom(configuration.seed + 1),
  newRunId: () => newRunId(Date.now(), randomBytes(10).toString('hex')),
  stop: stopping.signal,
});
await Promise.all([fleet.work(), tasks.work()]);
clearInterval(orphanCheck);
// Calls under way were aborted; their sockets would keep the process a little longer.
process.exit(0);

function configurationOrExit(): FleetConfiguration {
  try {
    return readConfiguration(process.env);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return process.exit(1);
  }
}
