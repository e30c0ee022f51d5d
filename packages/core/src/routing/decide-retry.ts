/** How an attempt at an upstream went wrong before a single byte of an answer reached the client. */
export type AttemptFailure =
  /** `sent`: some of the request may have reached the upstream, so that it may have worked. */
  | { readonly kind: 'connection'; readonly sent: boolean }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'status'; readonly httpStatus: number; readonly retryAfterMs: number | undefined };

export type RetryDecision = { readonly retry: false } | { readonly retry: true; readonly delayMs: number };

const firstDelayMs = 200;
const delayMsMax = 4_000;
/** Longer than this, the client is told when to come back instead of being kept waiting on a slot. */
const retryAfterMsMax = 8_000;
/** 529 is how Anthropic says that it is overloaded. 500 is left out: many servers answer it for requests that never work. */
const retryableStatuses: ReadonlySet<number> = new Set([408, 429, 502, 503, 504, 529]);

/**
 * Whether to try an upstream again, and after how many milliseconds. A time-out is final, and so is a connection that
 * broke once some of the request was sent: the first attempt may have worked there, and would be paid twice. Nothing
 * tells whether a server that closed a kept-alive connection had read the request.
 * @param attempt attempts made so far, from 1
 * @param jitter a random fraction in [0, 1) so that callers do not come back in step
 */
export function decideRetry(
  failure: AttemptFailure,
  attempt: number,
  retriesMax: number,
  jitter: number,
): RetryDecision {
  if (attempt > retriesMax || failure.kind === 'timeout') return { retry: false };
  const backOffMs = Math.min(delayMsMax, firstDelayMs * 2 ** (attempt - 1)) * (0.5 + jitter / 2);
  if (failure.kind === 'connection') {
    return failure.sent ? { retry: false } : { retry: true, delayMs: Math.round(backOffMs) };
  }
  if (!retryableStatuses.has(failure.httpStatus)) return { retry: false };
  const delayMs = failure.retryAfterMs ?? backOffMs;
  return delayMs > retryAfterMsMax ? { retry: false } : { retry: true, delayMs: Math.round(delayMs) };
}
