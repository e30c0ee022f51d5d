import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LauncherError } from '../launcher-error.ts';

/**
 * Makes the folders of an installation, readable by their owner only.
 * @throws LauncherError when the place cannot be written.
 */
export function prepareHome(home: string): void {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    for (const folder of ['run', 'logs']) mkdirSync(join(home, folder), { recursive: true });
  } catch (error) {
    throw new LauncherError(
      `The folder ${home} (AGENT_OS_HOME) cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'}). Set AGENT_OS_HOME to a folder of yours.`,
    );
  }
}
