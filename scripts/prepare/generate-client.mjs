import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashFiles } from './hash-files.mjs';
import { runStep } from './run-step.mjs';

const inputs = [
  'prisma/schema',
  'packages/db/scripts/generate.ts',
  'packages/db/prisma.config.ts',
  'package-lock.json',
];

/** @param {string} root */
const generatedFolder = (root) => join(root, 'packages', 'db', 'src', 'generated');

/** @param {string} root */
const stampFile = (root) => join(generatedFolder(root), '.stamp');

/**
 * True when the generated database client belongs to the schema as it is now.
 * @param {string} root
 */
export function isClientGenerated(root) {
  const stamp = stampFile(root);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashFiles(root, inputs);
}

/**
 * @param {string} root
 * @param {string} node Path of Node 24.
 * @param {string} logFolder
 */
export async function generateClient(root, node, logFolder) {
  await runStep({
    label: 'Generating the database client',
    command: node,
    args: ['scripts/generate.ts'],
    cwd: join(root, 'packages', 'db'),
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    logFile: join(logFolder, 'generate.log'),
    hint: 'The schema in prisma/schema may not be valid.',
  });
  writeFileSync(stampFile(root), hashFiles(root, inputs));
}
