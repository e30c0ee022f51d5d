import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { StepFailed } from '../prepare/index.mjs';
import { runCommand } from './run-command.mjs';

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const downloadTimeoutMs = 180_000;

/**
 * Path of a Chromium that starts here. Takes CHROMIUM_PATH, an installed one, or Playwright's; else installs one.
 * @param {string} root
 * @param {string} node Path of Node 24.
 * @returns {Promise<string>}
 */
export async function findChromium(root, node) {
  const given = process.env['CHROMIUM_PATH'];
  if (given) {
    if (await starts(given, root)) return given;
    throw new StepFailed(`CHROMIUM_PATH is ${given}, which does not start: set it to a Chromium, or to nothing.`);
  }
  const ways = [async () => {}, () => download(root, node), () => installFromDistribution(root)];
  for (const install of ways) {
    await install();
    for (const path of [...installedPrograms(), ...(await playwrightProgram(root, node))]) {
      if (await starts(path, root)) return path;
    }
  }
  throw new StepFailed(
    'There is no Chromium for the browser tests, and none could be installed: install the package chromium, or set CHROMIUM_PATH.',
  );
}

/** @returns {string[]} */
function installedPrograms() {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return programs.flatMap((name) => folders.map((folder) => join(folder, name))).filter(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} root
 * @param {string} node
 * @returns {Promise<string[]>}
 */
async function playwrightProgram(root, node) {
  const program = "import('@playwright/test').then(({ chromium }) => console.log(chromium.executablePath()))";
  const { code, output } = await runCommand(node, ['-e', program], { cwd: join(root, 'e2e'), capture: true });
  const path = output.trim();
  return code === 0 && existsSync(path) ? [path] : [];
}

/**
 * A browser whose system libraries are missing does not even say its version.
 * @param {string} path
 * @param {string} root
 */
async function starts(path, root) {
  return (await runCommand(path, ['--version'], { cwd: root, capture: true, timeoutMs: 30_000 })).code === 0;
}

/**
 * @param {string} root
 * @param {string} node
 */
async function download(root, node) {
  process.stderr.write('  Installing Chromium (playwright install) ...\n');
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' };
  await runCommand(node, [cli, 'install', 'chromium'], { cwd: root, env, capture: true, timeoutMs: downloadTimeoutMs });
}

/** @param {string} root */
async function installFromDistribution(root) {
  if (!existsSync('/usr/bin/apt-get')) return;
  process.stderr.write('  Installing Chromium (apt-get install chromium) ...\n');
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const [command = '', ...rest] = [...prefix, 'apt-get', ...args];
    const { code, output } = await runCommand(command, rest, { cwd: root, env, capture: true });
    if (code !== 0) process.stderr.write(`${output.slice(-1500)}\n`);
  }
}
