import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const skippedFolders = new Set(['node_modules', '.next', '.turbo', 'test-results', 'generated']);

/**
 * SHA-256 over the names and contents of files, so that a stamp changes exactly when what it stands for changes
 * (times of modification do not survive a clone).
 * @param {string} root
 * @param {string[]} paths Files or folders below root; what does not exist is left out.
 * @returns {string} Hexadecimal digest.
 */
export function hashFiles(root, paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of listFiles(join(root, path))) {
      hash.update(`${relative(root, file)}\0`);
      hash.update(readFileSync(file));
      hash.update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function listFiles(path) {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) return [];
  if (status.isFile()) return isSource(path) ? [path] : [];
  return readdirSync(path)
    .sort()
    .filter((name) => !skippedFolders.has(name))
    .flatMap((name) => listFiles(join(path, name)));
}

/** @param {string} path */
function isSource(path) {
  return !/\.(test|spec)\.tsx?$|next-env\.d\.ts$|\.tsbuildinfo$/.test(path);
}
