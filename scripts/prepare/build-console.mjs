import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashFiles } from './hash-files.mjs';
import { runStep } from './run-step.mjs';

// What the console's bundle is made of: its own sources, the contracts, and the one kernel module that it runs.
const inputs = ['apps/web', 'packages/core/src', 'apps/kernel/src/api/service-token.ts', 'package-lock.json'];

/** @param {string} root */
const stampFile = (root) => join(root, 'apps', 'web', '.next', '.agent-os-build');

/**
 * True when the production build of the console belongs to its sources as they are now.
 * @param {string} root
 */
export function isConsoleBuilt(root) {
  const stamp = stampFile(root);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashFiles(root, inputs);
}

/**
 * @param {string} root
 * @param {string} node Path of Node 24.
 * @param {string} logFolder
 */
export async function buildConsole(root, node, logFolder) {
  const digest = hashFiles(root, inputs);
  await runStep({
    label: 'Building the console (next build)',
    command: node,
    args: [join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'],
    cwd: join(root, 'apps', 'web'),
    env: {
      ...process.env,
      PATH: `${dirname(node)}:${process.env['PATH'] ?? ''}`,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    },
    logFile: join(logFolder, 'build.log'),
    hint: 'Use --no-web to start without the console.',
  });
  writeFileSync(stampFile(root), digest);
}
