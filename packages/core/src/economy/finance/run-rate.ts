const weekDays = 7;

export interface RunRate {
  /** Over the last seven whole days, or as many as there are. */
  readonly nanoUsdPerDay: number;
  readonly days: number;
  /** The seven days before them; null when they are not all known. */
  readonly beforeNanoUsdPerDay: number | null;
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What a day costs lately, from whole days, the oldest first; null without one. Nano-USD. */
export function runRate(nanoUsdByDay: readonly number[]): RunRate | null {
  if (nanoUsdByDay.length === 0) return null;
  const last = nanoUsdByDay.slice(-weekDays);
  const before = nanoUsdByDay.slice(-2 * weekDays, -weekDays);
  return {
    nanoUsdPerDay: meanOf(last),
    days: last.length,
    beforeNanoUsdPerDay: before.length === weekDays ? meanOf(before) : null,
  };
}
