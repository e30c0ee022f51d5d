import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chooseSeed, readCheckout } from './choose-seed.mjs';
import { findChromium } from './find-chromium.mjs';
import { readResults } from './read-results.mjs';
import { runCommand, runLimited } from './run-command.mjs';

/** @typedef {import('./read-results.mjs').Counts} Counts */
/** @typedef {{ root: string, node: string }} Context  Root of the checkout, and path of Node 24. */
/**
 * A part of the whole. `counts` is missing when it runs no tests.
 * @typedef {{ code: number, counts?: Counts }} Outcome
 */

/** One failure in hundreds of tests against a real database or browser is told apart from a fault by trying again; the sum names it all the same. */
const retryOnce = 1;

/** @type {Record<string, (context: Context) => Promise<Outcome>>} In the order in which they run. */
export const parts = { types, lint, unit: vitest('unit'), int: vitest('int', retryOnce), sim: vitest('sim'), e2e };

/** Parts that end the run when they fail: what comes after them would only say the same again. */
export const decisiveParts = new Set(['types', 'lint']);

/**
 * @param {Context} context
 * @returns {Promise<Outcome>}
 */
async function types({ root, node }) {
  const tasks = workspaces(root).map((folder) => async () => {
    if (folder === 'apps/web') {
      await tool({ root, node }, 'next/dist/bin/next', ['typegen'], { cwd: folder, capture: true });
    }
    const checked = await tool({ root, node }, 'typescript/bin/tsc', ['-p', folder, '--noEmit'], { capture: true });
    process.stdout.write(checked.code === 0 ? `  ${folder}\n` : `${checked.output}\n`);
    return checked.code;
  });
  return { code: Math.max(...(await runLimited(2, tasks))) };
}

/** @param {string} root */
function workspaces(root) {
  const nested = ['packages', 'apps'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
  );
  return [...nested, 'e2e', 'bench', 'scripts'].filter((folder) => existsSync(join(root, folder, 'tsconfig.json')));
}

/**
 * @param {Context} context
 * @returns {Promise<Outcome>}
 */
async function lint(context) {
  const runs = [
    await tool(context, 'oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']),
    await tool(context, 'oxfmt/bin/oxfmt', ['--check']),
    await tool(context, 'knip/bin/knip.js', []),
  ];
  return { code: Math.max(...runs.map(({ code }) => code)) };
}

/**
 * @param {string} project Name of the project in vitest.config.ts.
 * @param {number} [retries]
 * @returns {(context: Context) => Promise<Outcome>}
 */
function vitest(project, retries = 0) {
  return async (context) => {
    const file = reportFile(context.root, project);
    const { seed, reason } = chooseSeed(await readCheckout(context.root), process.env);
    process.stdout.write(`  AGENT_OS_TEST_SEED=${seed} (${reason})\n`);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const args = ['run', '--project', project, '--passWithNoTests', `--retry=${retries}`, ...reporters];
    const { code } = await tool(context, 'vitest/vitest.mjs', args, { env: { AGENT_OS_TEST_SEED: String(seed) } });
    return { code, counts: readResults(file, code) };
  };
}

/**
 * @param {Context} context
 * @returns {Promise<Outcome>}
 */
async function e2e(context) {
  const chromium = await findChromium(context.root, context.node);
  const file = reportFile(context.root, 'e2e');
  const args = ['test', '-c', 'e2e/playwright.config.ts', `--retries=${retryOnce}`, '--trace=on-first-retry'];
  const { code } = await tool(context, '@playwright/test/cli.js', args, {
    env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  return { code, counts: readResults(file, code) };
}

/**
 * Runs a program of node_modules on Node 24.
 * @param {Context} context
 * @param {string} script
 * @param {string[]} args
 * @param {{ cwd?: string, capture?: boolean, env?: Record<string, string> }} [options]
 */
function tool({ root, node }, script, args, options = {}) {
  return runCommand(node, [join(root, 'node_modules', script), ...args], {
    cwd: join(root, options.cwd ?? '.'),
    env: { ...process.env, ...options.env, PATH: `${dirname(node)}:${process.env['PATH'] ?? ''}` },
    capture: options.capture ?? false,
  });
}

/**
 * @param {string} root
 * @param {string} part
 */
function reportFile(root, part) {
  const folder = join(root, 'test-results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${part}.json`);
  rmSync(file, { force: true });
  return file;
}
