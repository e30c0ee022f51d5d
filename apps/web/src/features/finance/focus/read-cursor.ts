import { readFocusCursorText, type FocusTotals } from '@agent-os/core/choices';
import { longMonthName } from '../months.ts';
import type { FocusVersion } from './focus-types.ts';

/** What a reader has by the file of the last export; nothing without one. A sentence where the file is another. */
export async function readCursor(
  file: Pick<File, 'name' | 'size' | 'text'> | undefined,
  month: string,
  version: FocusVersion,
): Promise<FocusTotals | string> {
  // A field of files that nobody touched holds one of no size.
  if (file === undefined || file.size === 0) return {};
  return (
    readFocusCursorText(await file.text(), { month, version }) ??
    `${file.name} is not the cursor of an export of ${longMonthName(month)} as FOCUS ${version}. Choose the one that was saved with it.`
  );
}
