import type { IncomingHttpHeaders } from 'node:http';
import type { RateLimits } from '@agent-os/core/routing';

const durationUnitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const durationParts = /(\d+(?:\.\d+)?)(ms|s|m|h|d)/g;
const duration = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/;
/** Written out, as a name that is put together is a new text at every call, which costs more to look up than all else here. */
const limits = [
  {
    remaining: ['x-ratelimit-remaining-requests', 'anthropic-ratelimit-requests-remaining'],
    reset: ['x-ratelimit-reset-requests', 'anthropic-ratelimit-requests-reset'],
  },
  {
    remaining: ['x-ratelimit-remaining-tokens', 'anthropic-ratelimit-tokens-remaining'],
    reset: ['x-ratelimit-reset-tokens', 'anthropic-ratelimit-tokens-reset'],
  },
] as const;

/** What a provider says of its limits, in OpenAI's headers (`x-ratelimit-…`) or Anthropic's. Undefined where it says nothing. */
export function readRateLimits(headers: IncomingHttpHeaders, epochMs: number): RateLimits {
  let exhaustedForMs: number | undefined;
  for (const { remaining, reset } of limits) {
    if ((headers[remaining[0]] ?? headers[remaining[1]]) !== '0') continue;
    const resetMs = untilMs(headers[reset[0]] ?? headers[reset[1]], epochMs);
    if (resetMs !== undefined) exhaustedForMs = Math.max(exhaustedForMs ?? 0, resetMs);
  }
  return { retryAfterMs: retryAfterOf(headers, epochMs), exhaustedForMs };
}

/** `retry-after` in milliseconds, from any of the forms that providers send; undefined when there is none. */
export function retryAfterOf(headers: IncomingHttpHeaders, epochMs: number): number | undefined {
  const milliseconds = Number(headers['retry-after-ms'] ?? Number.NaN);
  if (Number.isFinite(milliseconds) && milliseconds >= 0) return milliseconds;
  return untilMs(headers['retry-after'], epochMs);
}

/** Seconds (`12`), a duration (`6m0s`, `20ms`) or a time (RFC 3339, or HTTP's own form), as ms from now. */
function untilMs(value: string | string[] | undefined, epochMs: number): number | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return seconds >= 0 ? seconds * 1_000 : undefined;
  if (duration.test(value)) {
    let totalMs = 0;
    for (const [, amount, unit = ''] of value.matchAll(durationParts)) {
      totalMs += Number(amount) * (durationUnitsMs[unit] ?? 0);
    }
    return totalMs;
  }
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - epochMs);
}
