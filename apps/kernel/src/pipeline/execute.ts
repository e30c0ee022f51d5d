import { setTimeout as delay } from 'node:timers/promises';
import { decideRetry, type AttemptFailure } from '@agent-os/core/routing';
import {
  addressOf,
  headersFor,
  StreamWatcher,
  type AttemptEnd,
  type UpstreamClient,
} from '../adapters/models/index.ts';
import type { CallRecorder } from '../adapters/journal/index.ts';
import { answerHeaders } from './answer-headers.ts';
import type { Admitted } from './call.ts';
import { concludeExecution, type ExecutionEnd } from './conclude-execution.ts';
import { retryAfterOf } from './read-upstream-error.ts';
import { StreamRelay } from './stream-relay.ts';

export interface ExecuteDependencies {
  readonly upstream: UpstreamClient;
  readonly recorder: CallRecorder;
  readonly nowMs: () => number;
  /** A random fraction in [0, 1). */
  readonly jitter: () => number;
}

/** Step 6, execute: the call reaches its model, with retries while no byte of an answer has reached the client. */
export async function execute(call: Admitted, dependencies: ExecuteDependencies): Promise<ExecutionEnd> {
  const { provider } = call.model;
  const watcher = new StreamWatcher(call.protocol, call.facts.addUsageToStream);
  const relay = new StreamRelay({
    answer: call.answer,
    watcher,
    recorder: dependencies.recorder,
    ticket: call.ticket,
    start: (httpStatus, headers) =>
      call.answer.start(httpStatus, answerHeaders(headers, call.id, call.model, call.clock.durationUs('admit'))),
  });
  let firstByteAtMs: number | undefined;
  const request = {
    address: addressOf(provider, call.protocol),
    headers: headersFor(provider, call.protocol, call.id, call.headers),
    body: call.upstreamBody,
    timeoutMs: provider.timeoutMs,
    client: call.answer,
    receiver: relay,
    onFirstByte: () => {
      firstByteAtMs = dependencies.nowMs();
    },
  };
  for (let attempt = 1; ; attempt += 1) {
    const end = await dependencies.upstream.attempt(request);
    const failure = failureOf(end);
    if (failure !== undefined) {
      const decision = decideRetry(failure, attempt, provider.maxRetries, dependencies.jitter());
      if (decision.retry && (await waited(decision.delayMs, call.answer.gone))) continue;
    }
    return concludeExecution(call, end, { attempts: attempt, firstByteAtMs, watcher, relay });
  }
}

function failureOf(end: AttemptEnd): AttemptFailure | undefined {
  if (end.kind === 'unreachable') return { kind: end.timedOut ? 'timeout' : 'connection' };
  if (end.kind !== 'answered' || end.httpStatus < 400) return undefined;
  return { kind: 'status', httpStatus: end.httpStatus, retryAfterMs: retryAfterOf(end.headers) };
}

/** False when the client went away meanwhile. */
async function waited(delayMs: number, gone: AbortSignal): Promise<boolean> {
  try {
    await delay(delayMs, undefined, { signal: gone });
    return true;
  } catch {
    return false;
  }
}
