import type { FocusVersion } from './focus-columns.ts';
import type { FocusTotals } from './focus-increment.ts';

export interface FocusPlace {
  /** `2026-11` */
  readonly month: string;
  readonly version: FocusVersion;
}

/** What a reader has of a month, as the text of a file that is given to the next export. */
export function focusCursorText({ month, version }: FocusPlace, totals: FocusTotals): string {
  return JSON.stringify({ month, version, totals });
}

/** What a reader has by its file; undefined where the text is no such file, or one of another month or version. */
export function readFocusCursorText(text: string, { month, version }: FocusPlace): FocusTotals | undefined {
  const cursor = parseJson(text);
  if (!isRecord(cursor) || cursor['month'] !== month || cursor['version'] !== version) return undefined;
  return isTotals(cursor['totals']) ? cursor['totals'] : undefined;
}

function isTotals(value: unknown): value is FocusTotals {
  return (
    isRecord(value) &&
    Object.values(value).every(
      (amounts) =>
        isRecord(amounts) && Object.values(amounts).every((amount) => amount === null || typeof amount === 'string'),
    )
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
