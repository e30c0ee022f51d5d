import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StepFailed, runStep } from './run-step.mjs';

const requiredMajor = 24;

/**
 * Path of a Node that runs TypeScript directly: the one that package-lock.json pins, else the one that runs now when it
 * is new enough. npm may have refused the install script that puts the pinned one in place; then that is made up for.
 * @param {string} root
 * @param {string} logFolder
 * @returns {Promise<string>}
 */
export async function findNode(root, logFolder) {
  const found = firstUsable(root);
  if (found !== undefined) return found;
  if (existsSync(join(root, 'node_modules', 'node', 'installArchSpecificPackage.js'))) {
    await runStep({
      label: `Installing Node ${requiredMajor}`,
      command: process.execPath,
      args: ['installArchSpecificPackage'],
      cwd: join(root, 'node_modules', 'node'),
      env: process.env,
      logFile: join(logFolder, 'node.log'),
      hint: `Check that this machine reaches the npm registry, or start with Node ${requiredMajor}.`,
    });
  }
  const installed = firstUsable(root);
  if (installed !== undefined) return installed;
  throw new StepFailed(
    `Node ${requiredMajor} could not be installed for ${process.platform} ${process.arch}. Install Node ${requiredMajor} yourself and start again with it.`,
  );
}

/** Whether the Node that runs now is new enough for everything else here. */
export function runsTypeScript() {
  return Number(process.versions.node.split('.')[0]) >= requiredMajor;
}

/** @param {string} root */
function firstUsable(root) {
  const modules = join(root, 'node_modules');
  const archPackages = ['node', 'node-bin'].map((prefix) => `${prefix}-${process.platform}-${process.arch}`);
  const candidates = [
    join(modules, 'node', 'bin', 'node'),
    ...archPackages.flatMap((name) => [
      join(modules, 'node', 'node_modules', name, 'bin', 'node'),
      join(modules, name, 'bin', 'node'),
    ]),
  ];
  const pinned = pinnedVersion(root);
  const exact = candidates.find((path) => versionOf(path) === pinned);
  if (exact !== undefined) return exact;
  if (runsTypeScript()) return process.execPath;
  return undefined;
}

/** @param {string} root */
function pinnedVersion(root) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return `v${lock.packages['node_modules/node'].version}`;
}

/** @param {string} path */
function versionOf(path) {
  if (!existsSync(path)) return undefined;
  try {
    return execFileSync(path, ['--version'], { encoding: 'utf8', timeout: 10_000 }).trim();
  } catch {
    return undefined;
  }
}
