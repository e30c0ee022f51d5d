import { decidePause, limitsRate, type RateLimits } from '@agent-os/core/routing';

/** A provider that asks for more is asked again sooner: what it said may have been undone by then. */
const pauseMsMax = 900_000;

/** Until when a pool's provider takes no calls, as far as its answers tell. */
export class ProviderPause {
  #untilMs = -Infinity;
  /** Refusals for the rate since a call was last served. */
  #refusalsInARow = 0;

  get untilMs(): number {
    return this.#untilMs;
  }

  /** True when the pause is longer now. */
  note(httpStatus: number, limits: RateLimits, nowMs: number): boolean {
    // Refusals that come while the pool waits already are of the same storm.
    if (limitsRate(httpStatus) && nowMs >= this.#untilMs) this.#refusalsInARow += 1;
    else if (httpStatus < 400) this.#refusalsInARow = 0;
    const forMs = decidePause(httpStatus, limits, this.#refusalsInARow);
    const untilMs = forMs === undefined ? -Infinity : nowMs + Math.ceil(Math.min(forMs, pauseMsMax));
    if (untilMs <= this.#untilMs) return false;
    this.#untilMs = untilMs;
    return true;
  }
}
