import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs `work` while no other process runs work under the same lock file. A lock whose process is gone is taken over.
 * @template T
 * @param {string} lockFile
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(lockFile, work) {
  mkdirSync(dirname(lockFile), { recursive: true });
  let announced = false;
  while (!tryLock(lockFile)) {
    const owner = readOwner(lockFile);
    if (owner === undefined || !isAlive(owner)) {
      breakLock(lockFile, owner);
      continue;
    }
    if (!announced) process.stderr.write(`  Waiting for process ${owner}, which is preparing this checkout ...\n`);
    announced = true;
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

/**
 * A hard link appears with its content or not at all, so no reader ever sees a lock without an owner.
 * @param {string} lockFile
 */
function tryLock(lockFile) {
  const draft = `${lockFile}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, lockFile);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Moves the dead owner's lock aside before removing it: if somebody else took it over in between, it is put back.
 * @param {string} lockFile
 * @param {number | undefined} owner
 */
function breakLock(lockFile, owner) {
  const aside = `${lockFile}.broken.${process.pid}`;
  try {
    renameSync(lockFile, aside);
    if (readOwner(aside) !== owner) linkSync(aside, lockFile);
  } catch {
    // Somebody else was faster; the caller tries again.
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * @param {string} lockFile
 * @returns {number | undefined}
 */
function readOwner(lockFile) {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
