import type { PoolLimits } from '../limits/index.ts';
import { amountInBucket, drawnBucket, refilledBucket, timeOfAmount, type RateBucket } from '../rates/index.ts';

/** The two limits per minute of a pool. */
export class RateGate {
  #requests: RateBucket | null = null;
  #tokens: RateBucket | null = null;

  get buckets(): { readonly requestBucket: RateBucket | null; readonly tokenBucket: RateBucket | null } {
    return { requestBucket: this.#requests, tokenBucket: this.#tokens };
  }

  get requests(): number {
    return amountInBucket(this.#requests);
  }

  get tokens(): number {
    return amountInBucket(this.#tokens);
  }

  /** Fills both up to now; a limit that is new starts full. */
  refill(limits: PoolLimits, clock: number): void {
    const { requestsPerMinute, tokensPerMinute } = limits;
    this.#requests = requestsPerMinute === null ? null : refilledBucket(this.#requests, requestsPerMinute, clock);
    this.#tokens = tokensPerMinute === null ? null : refilledBucket(this.#tokens, tokensPerMinute, clock);
  }

  draw(limits: PoolLimits, requests: number, tokens: number): void {
    const { requestsPerMinute, tokensPerMinute } = limits;
    if (this.#requests !== null && requestsPerMinute !== null) {
      this.#requests = drawnBucket(this.#requests, requests, requestsPerMinute);
    }
    if (this.#tokens !== null && tokensPerMinute !== null) {
      this.#tokens = drawnBucket(this.#tokens, tokens, tokensPerMinute);
    }
  }

  /** When one more call of so many tokens may start; undefined when it may now. */
  opensAt(limits: PoolLimits, tokens: number): number | undefined {
    const times = [
      this.#requests === null ? 0 : timeOfAmount(this.#requests, 1, limits.requestsPerMinute ?? 0),
      this.#tokens === null ? 0 : timeOfAmount(this.#tokens, tokens, limits.tokensPerMinute ?? 0),
    ];
    const isOpen = this.requests >= 1 && this.tokens >= tokens;
    return isOpen ? undefined : Math.max(...times);
  }
}
