// What `npm run agent-os`, `npm run bench` and `npm run screenshots` run: the program that is named first, with the rest of the
// arguments. Plain JavaScript without dependencies: on a fresh clone nothing else is there, and the host's Node may be too
// old to run TypeScript. It prepares the checkout as `npm start` does; what it says goes to standard error.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const oldestNode = 18;
const root = dirname(dirname(fileURLToPath(import.meta.url)));

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  process.stderr.write(`Agent OS needs Node ${oldestNode} or newer; this is ${process.version}.\n`);
  process.exit(1);
}

const { describeFailure, preparePackages, runsTypeScript, signalRunningStep } = await import('./prepare/index.mjs');

const [program = '', ...args] = process.argv.slice(2);
const programPath = join(root, program);
/** @type {import('node:child_process').ChildProcess | undefined} */
let child;

/** @param {NodeJS.Signals} signal */
function stopBy(signal) {
  signalRunningStep(signal);
  // A terminal's Ctrl-C has reached the program already; a second one would cut its ending short.
  if (signal !== 'SIGINT' || !process.stdin.isTTY) child?.kill(signal);
}

/** Where npm puts the pinned Node first, which is so from the second time on, the program runs in this very process. */
async function run() {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, stopBy);
  const node = await preparePackages(root);
  if (!runsTypeScript()) {
    process.exitCode = await runWith(node);
    return;
  }
  for (const signal of signals) process.off(signal, stopBy);
  process.argv = [process.execPath, programPath, ...args];
  await import(pathToFileURL(programPath).href);
}

/**
 * @param {string} node
 * @returns {Promise<number>} The program's exit code.
 */
function runWith(node) {
  return new Promise((resolve, reject) => {
    child = spawn(node, [programPath, ...args], {
      env: { ...process.env, PATH: `${dirname(node)}:${process.env['PATH'] ?? ''}` },
      stdio: 'inherit',
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}

try {
  await run();
} catch (error) {
  process.stderr.write(describeFailure(error));
  process.exitCode = 1;
}
