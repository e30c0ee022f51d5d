import { ApiError } from '../errors/index.ts';

/** What a request may take on its way, so that "from now" of a browser is not the past of the kernel. */
const toleranceMs = 60_000;

/** When a figure begins to hold; null: now. */
export function beginOf(given: number | null, nowMs: number): Date {
  if (given !== null && given < nowMs - toleranceMs) {
    throw new ApiError(
      'invalid',
      'A figure cannot begin in the past, where calls have been reckoned already: choose now or later.',
    );
  }
  return new Date(given ?? nowMs);
}
