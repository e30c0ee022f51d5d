import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { focusVersions, type FocusTotals, type FocusVersion } from '@agent-os/core/focus';
import { CliError } from '../cli-error.ts';

const focusCursor = z.object({
  month: z.string(),
  version: z.enum(focusVersions),
  totals: z.record(z.string(), z.record(z.string(), z.string().nullable())),
});

/** Which month a reader has, as far as it was exported. */
type FocusCursor = z.infer<typeof focusCursor>;

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
  const cursor = parseCursor(text);
  if (cursor?.month !== month || cursor.version !== version) {
    throw new CliError(`${path} is not a cursor of ${month} in FOCUS ${version}: give another name with --since.`);
  }
  return cursor.totals;
}

/** Once the increment is written: a run that breaks off before exports the same again. */
export async function writeFocusCursor(path: string, cursor: FocusCursor): Promise<void> {
  const fresh = `${path}.new`;
  await writeFile(fresh, JSON.stringify(cursor));
  await rename(fresh, path);
}

function parseCursor(text: string): FocusCursor | undefined {
  try {
    return focusCursor.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
