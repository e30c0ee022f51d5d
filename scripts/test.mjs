// What `npm test` and `npm run test:<part>` run. Without arguments: everything, in order. Plain JavaScript without
// dependencies, because on a fresh clone nothing else is there.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const oldestNode = 18;
const root = dirname(dirname(fileURLToPath(import.meta.url)));

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  process.stderr.write(`The tests need Node ${oldestNode} or newer to start; this is ${process.version}.\n`);
  process.exit(1);
}

const { describeFailure, preparePackages, signalRunningStep } = await import('./prepare/index.mjs');
const { decisiveParts, parts, signalRunningCommands } = await import('./testing/index.mjs');

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    signalRunningStep(signal);
    signalRunningCommands(signal);
    stopping = true;
  });
}
let stopping = false;

const names = process.argv.slice(2);
const unknown = names.find((name) => !(name in parts));
if (unknown === undefined) {
  process.exitCode = await runParts(names.length === 0 ? Object.keys(parts) : names);
} else {
  process.stderr.write(`There is no part named ${unknown}: use ${Object.keys(parts).join(', ')}, or none for all.\n`);
  process.exitCode = 1;
}

/**
 * Runs the parts, sums up, and prints the sum alone on the last line.
 * @param {string[]} chosen
 * @returns {Promise<number>} Exit code: 0 when everything passed and at least one test ran, unless no part has tests.
 */
async function runParts(chosen) {
  const sum = { passed: 0, failed: 0, skipped: 0, flaky: 0 };
  const lines = [];
  /** @type {string[]} */
  const failures = [];
  /** @type {string[]} */
  const flaky = [];
  let node = '';
  try {
    node = await preparePackages(root);
  } catch (error) {
    process.stderr.write(describeFailure(error));
    return 1;
  }
  for (const name of chosen) {
    if (stopping) return 1;
    process.stdout.write(`\n== ${name}\n`);
    const startedAt = Date.now();
    const outcome = await runPart(name, node);
    const failedWithoutTests = outcome.counts === undefined && outcome.code !== 0;
    sum.passed += outcome.counts?.passed ?? 0;
    sum.failed += (outcome.counts?.failed ?? 0) + (failedWithoutTests ? 1 : 0);
    sum.skipped += outcome.counts?.skipped ?? 0;
    failures.push(...(outcome.counts?.failures ?? []));
    flaky.push(...(outcome.counts?.flaky ?? []));
    sum.flaky = flaky.length;
    const counted =
      outcome.counts === undefined ? '' : `, ${describe({ ...outcome.counts, flaky: outcome.counts.flaky.length })}`;
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    lines.push(`  ${name.padEnd(6)} ${outcome.code === 0 ? 'ok' : 'FAILED'} in ${seconds} s${counted}`);
    if (outcome.code !== 0 && decisiveParts.has(name)) break;
  }
  // Here once more, because a long log of the parts that follow hides what failed in an earlier one.
  const named = [
    ...flaky.map((test) => `  flaky: ${test}\n`),
    ...failures.map((failure) => `  failed: ${failure.replace(`${root}/`, '')}\n`),
  ];
  process.stdout.write(`\n${lines.join('\n')}\n${named.join('')}\n${describe(sum)}\n`);
  const hasTests = chosen.some((name) => !decisiveParts.has(name));
  return sum.failed === 0 && (!hasTests || sum.passed > 0) ? 0 : 1;
}

/**
 * @param {string} name
 * @param {string} node
 * @returns {Promise<import('./testing/parts.mjs').Outcome>}
 */
async function runPart(name, node) {
  try {
    return (await parts[name]?.({ root, node })) ?? { code: 1 };
  } catch (error) {
    process.stderr.write(describeFailure(error));
    return { code: 1 };
  }
}

/** @param {{ passed: number, failed: number, skipped: number, flaky: number }} counts  `flaky` are among the passed. */
function describe({ passed, failed, skipped, flaky }) {
  const rest = [skipped > 0 ? `, ${skipped} skipped` : '', flaky > 0 ? `, ${flaky} flaky` : ''];
  return `${passed} passed, ${failed} failed${rest.join('')}`;
}
