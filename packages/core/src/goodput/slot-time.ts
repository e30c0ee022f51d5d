/** From then on a pool has so many slots. Epoch milliseconds. */
export interface SlotChange {
  readonly sinceMs: number;
  readonly slots: number;
}

/**
 * Slot-milliseconds that a pool offers from one time until another: the integral of its slots.
 * @param changes in order of time; before the first of them there is no pool
 */
export function offeredSlotMs(changes: readonly SlotChange[], fromMs: number, untilMs: number): number {
  let sum = 0;
  for (const [index, { sinceMs, slots }] of changes.entries()) {
    const begin = Math.max(sinceMs, fromMs);
    const end = Math.min(changes[index + 1]?.sinceMs ?? untilMs, untilMs);
    if (end > begin) sum += slots * (end - begin);
  }
  return sum;
}
