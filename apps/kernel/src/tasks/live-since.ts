/** An instance that asks for work does so every half minute at least: one that has not for this long is gone. */
const instanceLifeMs = 60_000;

export function liveSince(nowMs: number): Date {
  return new Date(nowMs - instanceLifeMs);
}
