import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { MeterAnswer, ShownDevice } from '../../ports/meter.ts';
import { readMicrojoules } from './read-decimal.ts';

const longestFileBytes = 256;
const zonesMost = 256;
const zoneRule = /^[a-z]+(-[a-z]+)*:\d+(:\d+)?$/;

/**
 * What the kernel's powercap tree shows of a processor's packages and memories: counters of µJ that begin again after
 * `max_energy_range_uj`. @param root mostly `/sys/class/powercap`
 */
export async function readRapl(root: string, epochMs: () => number): Promise<MeterAnswer> {
  let names: readonly string[];
  try {
    names = await readdir(root);
  } catch {
    return { ok: false, problem: 'This machine has no RAPL counters (/sys/class/powercap). Choose another meter.' };
  }
  const devices: ShownDevice[] = [];
  let unreadable = 0;
  for (const zone of names.filter((name) => zoneRule.test(name)).slice(0, zonesMost)) {
    const folder = join(root, zone);
    try {
      const counted = readMicrojoules(await readShortFile(join(folder, 'energy_uj')), 0);
      const wrapsAtMicrojoules = readMicrojoules(await readShortFile(join(folder, 'max_energy_range_uj')), 0) ?? null;
      if (counted === undefined) continue;
      const name = (await readShortFile(join(folder, 'name'))).trim();
      const counter = { microjoules: counted, wrapsAtMicrojoules };
      devices.push({ externalId: zone, name, reading: { atMs: epochMs(), counter, powerMilliwatts: null } });
    } catch {
      unreadable += 1;
    }
  }
  if (devices.length > 0) return { ok: true, devices };
  if (unreadable === 0) return { ok: false, problem: 'This machine shows no RAPL zone. Choose another meter.' };
  return { ok: false, problem: 'The RAPL counters may be read by root only. Allow this user to read energy_uj.' };
}

async function readShortFile(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(longestFileBytes), 0, longestFileBytes, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
