/**
 * Counter lift (VTC, OSDI'24): an owner that comes back has no claim on service it did not ask for. It starts level
 * with the least served owner that waits, or, when none waits, with the last one that did (`floor`).
 */
export function liftedCounter(own: number, leastWaiting: number | undefined, floor: number): number {
  return Math.max(own, leastWaiting ?? floor);
}
