import { setTimeout as delay } from 'node:timers/promises';
import { decideRetry, type AttemptFailure } from '@agent-os/core/routing';
import {
  addressOf,
  headersFor,
  StreamWatcher,
  type AttemptEnd,
  type UpstreamClient,
  type UpstreamRequest,
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

/** How the execution is over; exactly one of the two is called, once. */
export interface ExecutionListener {
  ended(end: ExecutionEnd): void;
  /** A fault of the kernel's own. */
  broke(error: unknown): void;
}

/** Step 6, execute: the call reaches its model, with retries while no byte of an answer has reached the client. */
export function execute(call: Admitted, dependencies: ExecuteDependencies, listener: ExecutionListener): void {
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
  let attempts = 0;
  const attempt = (): void => {
    attempts += 1;
    dependencies.upstream.attempt(request);
  };
  const conclude = (end: AttemptEnd): void => {
    const concluded = concludeExecution(call, end, { attempts, firstByteAtMs, watcher, relay });
    if (concluded instanceof Promise) concluded.then((later) => listener.ended(later)).catch(listener.broke);
    else listener.ended(concluded);
  };
  const request: UpstreamRequest = {
    address: addressOf(provider, call.protocol),
    headers: headersFor(provider, call.protocol, call.id, call.headers),
    body: call.upstreamBody,
    timeoutMs: provider.timeoutMs,
    client: call.answer,
    receiver: relay,
    onFirstByte: () => {
      firstByteAtMs = dependencies.nowMs();
    },
    onEnd: (end) => {
      try {
        const failure = failureOf(end);
        pauseWhenLimited(call, failure);
        const decision = failure && decideRetry(failure, attempts, provider.maxRetries, dependencies.jitter());
        if (decision?.retry !== true) return conclude(end);
        waited(decision.delayMs, call.answer.gone)
          .then((stillThere) => (stillThere ? attempt() : conclude(end)))
          .catch(listener.broke);
      } catch (error) {
        listener.broke(error);
      }
    },
  };
  attempt();
}

/** A provider that says when it takes calls again is not asked before: it would answer the same to all who wait. */
function pauseWhenLimited(call: Admitted, failure: AttemptFailure | undefined): void {
  if (failure?.kind !== 'status' || failure.httpStatus !== 429 || failure.retryAfterMs === undefined) return;
  call.slot.pauseStarts(failure.retryAfterMs);
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
