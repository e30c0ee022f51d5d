// What `npm start` and `npm run dev` run. Plain JavaScript without dependencies: on a fresh clone nothing else is there,
// and the host's Node may be too old to run TypeScript. It prepares the checkout, then hands over to Node 24.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const oldestNode = 18;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
// Ctrl-C reaches this process from the terminal and once more through npm; a person's second Ctrl-C comes later.
const sameKeypressMs = 400;

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  process.stderr.write(`Agent OS needs Node ${oldestNode} or newer to start; this is ${process.version}.\n`);
  process.exit(1);
}

const prepare = await import('./prepare/index.mjs');

/** @type {import('node:child_process').ChildProcess | undefined} */
let launcher;
/** @type {NodeJS.Signals | undefined} */
let stoppedBy;
let lastSignalAt = 0;

/** @param {NodeJS.Signals} signal */
function stopBy(signal) {
  if (Date.now() - lastSignalAt < sameKeypressMs) return;
  lastSignalAt = Date.now();
  stoppedBy = signal;
  prepare.signalRunningStep(signal);
  launcher?.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => stopBy(signal));
}
if (process.env['npm_lifecycle_event'] !== undefined) stopWithParent();

try {
  const node = await prepareCheckout(process.argv.slice(2));
  if (stoppedBy === undefined) process.exitCode = await launch(node, process.argv.slice(2));
} catch (error) {
  if (stoppedBy === undefined) {
    process.stderr.write(prepare.describeFailure(error));
    process.exitCode = 1;
  }
}
if (stoppedBy !== undefined && process.exitCode === undefined) {
  process.exitCode = 128 + constants.signals[stoppedBy];
}

/** An npm that is killed does not pass that on; who started it expects everything to be gone with it. */
function stopWithParent() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stopBy('SIGTERM');
  }, 250);
  timer.unref();
}

/**
 * @param {string[]} args
 * @returns {Promise<string>} Path of Node 24.
 */
async function prepareCheckout(args) {
  const node = await prepare.preparePackages(root);
  const needsConsole = !args.includes('--no-web') && !args.includes('--watch');
  if (!needsConsole || prepare.isConsoleBuilt(root)) return node;
  // A wrong variable or a taken port is said now, before the minutes that a build takes.
  const checked = await launch(node, [...args, '--check']);
  if (checked !== 0) process.exit(checked);
  await prepare.withPreparation(root, async () => {
    if (!prepare.isConsoleBuilt(root)) await prepare.buildConsole(root, node, prepare.logFolderOf(root));
  });
  return node;
}

/**
 * The launcher leads a session of its own, so that Ctrl-C reaches it once, from here, and it can stop its children in
 * order. The channel tells it when this process is gone.
 * @param {string} node
 * @param {string[]} args
 * @returns {Promise<number>} Its exit code.
 */
function launch(node, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [join(root, 'apps', 'launcher', 'src', 'main.ts'), ...args], {
      cwd: process.cwd(),
      env: { ...process.env, PATH: `${dirname(node)}:${process.env['PATH'] ?? ''}` },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
    });
    launcher = child;
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      launcher = undefined;
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
