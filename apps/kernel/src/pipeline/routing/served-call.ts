import type { ErrorCode } from '@agent-os/core/errors';
import type { Admitted } from '../call.ts';
import type { ExecutionEnd } from '../conclude-execution.ts';
import type { ServedCall } from './model-router.ts';

const providerFaults: ReadonlySet<ErrorCode> = new Set(['upstream_error', 'upstream_timeout', 'model_unavailable']);

/** What the end of an execution says of its model and provider. */
export function servedCallOf(
  { facts, routed }: Admitted,
  { execution, lastAttempt }: ExecutionEnd,
  startedAtMs: number,
  endedAtMs: number,
): ServedCall {
  const isProbe = routed?.isProbe === true;
  const kind = kindOf(execution);
  // What several requests took says nothing of one.
  if (kind !== 'succeeded' || lastAttempt !== undefined || execution.attempts > 1) {
    return { kind, startedAtMs, isProbe, firstByteMs: null, tokensPerSecond: null };
  }
  const { firstByteAtMs, usage } = execution;
  const firstByteMs = facts.streamed && firstByteAtMs !== undefined ? firstByteAtMs - startedAtMs : null;
  const writingMs = endedAtMs - startedAtMs - (firstByteMs ?? 0);
  const outputTokens = usage?.outputTokens ?? 0;
  const tokensPerSecond = outputTokens > 0 && writingMs > 0 ? (outputTokens / writingMs) * 1_000 : null;
  return { kind, startedAtMs, isProbe, firstByteMs, tokensPerSecond };
}

function kindOf({ outcome, refusal }: ExecutionEnd['execution']): ServedCall['kind'] {
  if (outcome === 'cancelled') return 'abandoned';
  const code = refusal?.code;
  // An answer about the request itself is an answer, too.
  if (code === undefined) return 'succeeded';
  // Its pool waits for a limit of its rate by itself.
  if (code === 'rate_limited') return 'abandoned';
  return providerFaults.has(code) ? 'failed' : 'succeeded';
}
