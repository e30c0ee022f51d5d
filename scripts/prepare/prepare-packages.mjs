import { join } from 'node:path';
import { findNode } from './find-node.mjs';
import { generateClient, isClientGenerated } from './generate-client.mjs';
import { installPackages, isInstalled } from './install-packages.mjs';
import { withLock } from './with-lock.mjs';

/** @param {string} root */
export const logFolderOf = (root) => join(root, '.agent-os', 'prepare');

/**
 * Installs what is missing and generates the database client, unless that has been done.
 * @param {string} root
 * @returns {Promise<string>} Path of Node 24.
 */
export async function preparePackages(root) {
  const logFolder = logFolderOf(root);
  if (isInstalled(root) && isClientGenerated(root)) return findNode(root, logFolder);
  return withPreparation(root, async () => {
    if (!isInstalled(root)) await installPackages(root, logFolder);
    const node = await findNode(root, logFolder);
    if (!isClientGenerated(root)) await generateClient(root, node, logFolder);
    return node;
  });
}

/**
 * Runs work that changes the checkout; one process at a time does.
 * @template T
 * @param {string} root
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export function withPreparation(root, work) {
  return withLock(join(root, '.agent-os', 'prepare.lock'), work);
}
