import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { LauncherError } from './launcher-error.ts';
import { type Installation, kernelEnvironment } from './plan/index.ts';
import { LogFile, surfaceLine } from './supervisor/index.ts';

/**
 * Runs the kernel's seed to its end: it makes the first organisation and credentials.json, or finds them made.
 * @throws LauncherError with the last error that the seed wrote and the path of its log.
 */
export async function runSeed(installation: Installation, signal: AbortSignal): Promise<void> {
  const log = new LogFile(join(installation.configuration.home, 'logs', 'seed.log'));
  const child = spawn(process.execPath, [join(installation.repository, 'apps/kernel/src/seed/main.ts')], {
    cwd: installation.repository,
    env: kernelEnvironment(installation),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    signal,
  });
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      log.write(chunk);
      tail = (tail + chunk.toString('utf8')).slice(-2_000);
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  log.close();
  if (code !== 0) {
    const reason =
      tail
        .trimEnd()
        .split('\n')
        .findLast((line) => surfaceLine(line) !== undefined || !line.startsWith('Node.js')) ??
      `its seed ended with ${code}`;
    throw new LauncherError(`The first organisation could not be set up (${reason.trim()}). See ${log.path}.`);
  }
}
