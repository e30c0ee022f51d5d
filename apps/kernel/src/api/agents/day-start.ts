const dayMs = 24 * 3_600_000;
/** A viewer's day began at most this long ago, wherever they are; more would read a table's whole past. */
const dayAgeMaxMs = 2 * dayMs;

/** Start of the day that "today" means: the viewer's if given and plausible, else the UTC day. Epoch ms. */
export function dayStartOf(given: number | undefined, nowMs: number): number {
  if (given === undefined) return nowMs - (nowMs % dayMs);
  return Math.min(nowMs, Math.max(given, nowMs - dayAgeMaxMs));
}
