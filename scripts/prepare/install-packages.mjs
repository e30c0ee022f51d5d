import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { hashFiles } from './hash-files.mjs';
import { runStep } from './run-step.mjs';

const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

/** @param {string} root */
const stampFile = (root) => join(root, 'node_modules', '.agent-os-install');

/**
 * True when node_modules holds what package-lock.json asks for.
 * @param {string} root
 */
export function isInstalled(root) {
  const digest = hashFiles(root, ['package-lock.json']);
  try {
    if (readFileSync(stampFile(root), 'utf8') === digest) return true;
  } catch {
    // No stamp: packages may still have been installed by hand.
  }
  if (!matchesLock(root)) return false;
  writeFileSync(stampFile(root), digest);
  return true;
}

/**
 * Installs exactly what package-lock.json names.
 * @param {string} root
 * @param {string} logFolder
 */
export async function installPackages(root, logFolder) {
  rmSync(stampFile(root), { force: true });
  const step = {
    label: 'Installing packages (npm ci)',
    command: 'npm',
    args: ['ci', ...quiet],
    cwd: root,
    env: {
      ...process.env,
      PATH: pathWithoutOwnBinaries(root),
      // The migrations run on the engine's WebAssembly build; without this the install would try to download a native
      // one, which fails or hangs on a closed network.
      PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
      PRISMA_SKIP_POSTINSTALL_GENERATE: '1',
      PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
      NODE_ENV: 'development',
    },
    logFile: join(logFolder, 'install.log'),
    hint: 'Check that this machine reaches the npm registry, then start again.',
  };
  try {
    await runStep(step);
  } catch (error) {
    if (!isIncompleteLock(step.logFile)) throw error;
    await runStep({ ...step, label: 'Installing packages (npm install)', args: ['install', '--no-save', ...quiet] });
  }
  writeFileSync(stampFile(root), hashFiles(root, ['package-lock.json']));
}

/**
 * A lock written where the registry lacks the packages of other platforms does not name them, and `npm ci` refuses it
 * even where they are not needed; `npm install` fills them in.
 * @param {string} logFile
 */
function isIncompleteLock(logFile) {
  return readFileSync(logFile, 'utf8').includes('from lock file');
}

/**
 * npm writes node_modules/.package-lock.json as the last act of an install, with every package it put there.
 * @param {string} root
 */
function matchesLock(root) {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const present = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(([path, entry]) => {
      if (!path.startsWith('node_modules/') || entry.optional === true || entry.devOptional === true) return true;
      return present[path] !== undefined && present[path].version === entry.version;
    });
  } catch {
    return false;
  }
}

/**
 * npm replaces node_modules/.bin/node while it runs, so it must not be the Node that npm itself runs on.
 * @param {string} root
 */
function pathWithoutOwnBinaries(root) {
  const own = join(root, 'node_modules');
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(own))
    .join(delimiter);
}
