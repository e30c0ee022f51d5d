/**
 * How much a repeat counts, by how long nothing ran before it. A runaway loop does not pause; whoever waits for something asks
 * again after a while, so that a hundred polls count as much as one repeat in a row.
 */
export function paceWeight(idleMs: number): number {
  if (idleMs < 1_000) return 1;
  return idleMs < 2_000 ? 0.1 : 0.01;
}
