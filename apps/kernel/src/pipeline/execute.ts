import { setTimeout as delay } from 'node:timers/promises';
import type { Refusal } from '@agent-os/core/errors';
import { decideRetry, type AttemptFailure } from '@agent-os/core/routing';
import {
  addressOf,
  headersFor,
  readRateLimits,
  retryAfterOf,
  StreamWatcher,
  type AttemptEnd,
  type UpstreamClient,
  type UpstreamRequest,
} from '../adapters/models/index.ts';
import type { CallRecorder } from '../adapters/journal/index.ts';
import { answerHeaders } from './answer-headers.ts';
import type { Admitted } from './call.ts';
import type { BudgetLeaseLoop } from '../loops/budget-leases/index.ts';
import { concludeExecution, failed, type ExecutionEnd } from './conclude-execution.ts';
import { holdMore } from './hold-budgets.ts';
import { Interruption } from './interruption/index.ts';
import { AskedTools } from './limited-tools/index.ts';
import { endCutStream, outputLimitOf } from './output-limit/index.ts';
import { StreamRelay } from './stream-relay.ts';

export interface ExecuteDependencies {
  readonly upstream: UpstreamClient;
  readonly recorder: CallRecorder;
  readonly budgets: BudgetLeaseLoop;
  readonly nowMs: () => number;
  /** Ms since 1970. */
  readonly epochMs: () => number;
  /** A random fraction in [0, 1). */
  readonly jitter: () => number;
}

/** How the execution is over; exactly one of them has the last word, once. */
export interface ExecutionListener {
  /** True: the call goes on at another model, as this one did no work for it. */
  readonly goesElsewhere?: ((failure: AttemptFailure) => boolean) | undefined;
  /** `noteLimits` must run before others are given its slot: the model may have said that it takes no more for now. */
  ended(end: ExecutionEnd, noteLimits: () => void): void;
  /** A fault of the kernel's own. */
  broke(error: unknown): void;
}

/** Step 6, execute: the call reaches its model, with retries while no byte of an answer has reached the client. */
export function execute(call: Admitted, dependencies: ExecuteDependencies, listener: ExecutionListener): void {
  const { provider } = call.model;
  const watcher = new StreamWatcher(call.protocol, call.facts.addUsageToStream);
  const limit = outputLimitOf(call, watcher);
  const tools = (call.facts.tools?.offered.length ?? 0) > 0 ? new AskedTools(call.protocol) : undefined;
  const relay = new StreamRelay({
    answer: call.answer,
    watcher,
    recorder: dependencies.recorder,
    ticket: call.ticket,
    limit,
    tools,
    start: (httpStatus, headers) => {
      call.slot.noteLimits(httpStatus, readRateLimits(headers, dependencies.epochMs()));
      call.answer.start(
        httpStatus,
        answerHeaders(headers, call.id, call.model, call.clock.durationUs('admit'), call.announced.note),
      );
    },
  });
  const interruption = call.preemptible ? new Interruption(call, relay, dependencies.nowMs) : undefined;
  let firstByteAtMs: number | undefined;
  let attempts = 0;
  let answered: Extract<AttemptEnd, { kind: 'answered' }> | undefined;
  const noteLimits = (): void => {
    if (answered !== undefined) {
      call.slot.noteLimits(answered.httpStatus, readRateLimits(answered.headers, dependencies.epochMs()));
    }
    answered = undefined;
  };
  const attempt = (): void => {
    attempts += 1;
    interruption?.attemptStarts();
    dependencies.upstream.attempt(interruption === undefined ? request : { ...request, body: interruption.body });
  };
  const ended = (end: ExecutionEnd): void => {
    if (tools !== undefined) {
      if (end.plain !== undefined) tools.read(end.plain.body);
      call.slot.asksFor(tools.asks);
    }
    listener.ended(interruption?.conclude(end) ?? end, noteLimits);
  };
  const resume = (interrupted: Interruption): void => {
    // In a turn of its own: the dispatcher that interrupted it is still deciding.
    Promise.resolve()
      .then(() => interrupted.resume())
      .then(async (admission) => {
        const refusal = admission.ok ? await holdMore(call, interrupted.written, dependencies.budgets) : undefined;
        if (refusal !== undefined) endShort(refusal);
        else if (admission.ok) attempt();
        else if (call.answer.isGone) conclude({ kind: 'cancelled' });
        else ended(failed(admission.refusal, { attempts, firstByteAtMs, watcher, relay }));
      })
      .catch(listener.broke);
  };
  /** What the client has stays its answer; who has nothing yet is told why. */
  const endShort = (refusal: Refusal): void => {
    const observed = { attempts, firstByteAtMs, watcher, relay };
    if (call.answer.isGone) conclude({ kind: 'cancelled' });
    else if (limit === undefined || !call.answer.started) ended(failed(refusal, observed));
    else {
      call.answer.write(limit.cut());
      ended(endCutStream(call, limit, observed, refusal));
    }
  };
  const conclude = (end: AttemptEnd): void => {
    const concluded = concludeExecution(call, end, { attempts, firstByteAtMs, watcher, relay });
    if (!(concluded instanceof Promise)) return ended(concluded);
    noteLimits();
    concluded.then(ended).catch(listener.broke);
  };
  const request: UpstreamRequest = {
    address: addressOf(provider, call.protocol),
    headers: headersFor(provider, call.protocol, call.id, call.headers),
    body: call.upstreamBody,
    timeoutMs: provider.timeoutMs,
    client: limit?.presence(interruption ?? call.answer) ?? interruption ?? call.answer,
    receiver: interruption?.receiver ?? relay,
    onFirstByte: () => {
      firstByteAtMs = dependencies.nowMs();
    },
    onEnd: (end) => {
      try {
        if (limit?.cutAt !== undefined) {
          return ended(endCutStream(call, limit, { attempts, firstByteAtMs, watcher, relay }));
        }
        if (interruption !== undefined) {
          if (interruption.isPending && end.kind === 'cancelled' && !call.answer.isGone) return resume(interruption);
          if (end.kind === 'streamed') interruption.streamEnded();
        }
        if (end.kind === 'answered') answered = end;
        const failure = failureOf(end, dependencies.epochMs());
        if (failure === undefined) return conclude(end);
        noteLimits();
        // A second attempt follows on one that may have worked.
        if (attempts === 1 && listener.goesElsewhere?.(failure) === true) return;
        const decision = decideRetry(failure, attempts, provider.maxRetries, dependencies.jitter());
        if (!decision.retry) return conclude(end);
        waited(decision.delayMs, call.answer.gone)
          .then((stillThere) => {
            if (!stillThere) conclude(end);
            else if (interruption?.isPending === true) resume(interruption);
            else attempt();
          })
          .catch(listener.broke);
      } catch (error) {
        listener.broke(error);
      }
    },
  };
  attempt();
}

function failureOf(end: AttemptEnd, epochMs: number): AttemptFailure | undefined {
  if (end.kind === 'unreachable') return end.timedOut ? { kind: 'timeout' } : { kind: 'connection', sent: end.sent };
  if (end.kind !== 'answered' || end.httpStatus < 300) return undefined;
  return { kind: 'status', httpStatus: end.httpStatus, retryAfterMs: retryAfterOf(end.headers, epochMs) };
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
