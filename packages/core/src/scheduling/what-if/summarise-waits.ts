/** Waits in ms; null where there is nothing to speak of. */
export interface WaitSummary {
  readonly calls: number;
  readonly waitMeanMs: number | null;
  readonly waitP50Ms: number | null;
  readonly waitP95Ms: number | null;
  readonly waitP99Ms: number | null;
}

/** Percentiles are those of the nearest rank: each is a wait that somebody had. */
export function summariseWaits(waitsMs: readonly number[]): WaitSummary {
  const sorted = waitsMs.toSorted((one, other) => one - other);
  const calls = sorted.length;
  const rank = (part: number): number | null => sorted[Math.max(0, Math.ceil(part * calls) - 1)] ?? null;
  return {
    calls,
    waitMeanMs: calls === 0 ? null : sorted.reduce((sum, wait) => sum + wait, 0) / calls,
    waitP50Ms: rank(0.5),
    waitP95Ms: rank(0.95),
    waitP99Ms: rank(0.99),
  };
}
