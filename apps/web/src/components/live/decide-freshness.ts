/** One stream or poll that keeps a page current. */
export interface LiveSource {
  /** When it was last heard, in ms since the epoch; undefined while its connection stands. */
  readonly heardAt: number | undefined;
  /** How often it says that it is there. */
  readonly everyMs: number;
}

export type Freshness = { readonly state: 'live' } | { readonly state: 'late'; readonly asOf: number };

/** A network has hiccups: one missed heartbeat is not worth a word. */
const missedMax = 2;

/** Late once any source missed two heartbeats; the figures are then as of the one that is silent longest. */
export function decideFreshness(sources: Iterable<LiveSource>, nowMs: number): Freshness {
  let asOf: number | undefined;
  for (const { heardAt, everyMs } of sources) {
    if (heardAt === undefined || nowMs - heardAt <= missedMax * everyMs) continue;
    asOf = Math.min(asOf ?? heardAt, heardAt);
  }
  return asOf === undefined ? { state: 'live' } : { state: 'late', asOf };
}
