import { readFile, rename, writeFile } from 'node:fs/promises';
import { readFocusCursorText, type FocusTotals, type FocusVersion } from '@agent-os/core/focus';
import { CliError } from '../cli-error.ts';

/** What was exported so far; nothing where there is no file yet. */
export async function readFocusCursor(path: string, month: string, version: FocusVersion): Promise<FocusTotals> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    // Any other file than one that is not there yet is not begun anew: its reader would have everything twice.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw new CliError(`${path} could not be read: ${String(error)}`);
  }
  const totals = readFocusCursorText(text, { month, version });
  if (totals === undefined) {
    throw new CliError(`${path} is not a cursor of ${month} in FOCUS ${version}: give another name with --since.`);
  }
  return totals;
}

/** Once the increment is written: a run that breaks off before exports the same again. */
export async function writeFocusCursor(path: string, text: string): Promise<void> {
  const fresh = `${path}.new`;
  await writeFile(fresh, text);
  await rename(fresh, path);
}
