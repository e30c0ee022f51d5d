import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './read-answer.ts';
import type { PlannedCall } from './plan-calls.ts';
import { retryDelayMs } from './retry-delay.ts';
import type { Random } from './seeded-random.ts';
import type { Tally } from './tally.ts';

export interface SendCallsOptions {
  readonly calls: readonly PlannedCall[];
  readonly attempt: (call: PlannedCall) => Promise<Answer>;
  readonly tally: Tally;
  /** Keep trying while the kernel is away. */
  readonly retryConnection: boolean;
  /** Aborted: send nothing more. */
  readonly stop: AbortSignal;
  readonly nowMs: () => number;
  readonly random: Random;
}

/** Sends every call at its time, in an open loop, and resolves when the last one is answered. */
export async function sendCalls(options: SendCallsOptions): Promise<void> {
  const { calls, tally, stop, nowMs } = options;
  const startedAtMs = nowMs();
  const underWay = new Set<Promise<void>>();
  for (const call of calls) {
    const dueInMs = startedAtMs + call.dueMs - nowMs();
    if (dueInMs > 0) await sleep(dueInMs, undefined, { signal: stop }).catch(() => undefined);
    if (stop.aborted) break;
    const dueAtMs = startedAtMs + call.dueMs;
    tally.addSent(nowMs() - dueAtMs);
    const done = sendCall(call, dueAtMs, options).finally(() => underWay.delete(done));
    underWay.add(done);
  }
  await Promise.all(underWay);
}

async function sendCall(call: PlannedCall, dueAtMs: number, options: SendCallsOptions): Promise<void> {
  const { attempt, tally, retryConnection, stop, nowMs, random } = options;
  let firstLossAtMs: number | undefined;
  for (let losses = 1; ; losses += 1) {
    const begunAtMs = nowMs();
    const answer = await attempt(call);
    const mayRetry = retryConnection && !stop.aborted && isKernelAway(answer);
    if (mayRetry) tally.addConnectionLoss();
    firstLossAtMs ??= begunAtMs;
    const delayMs = mayRetry ? retryDelayMs(losses, nowMs() - firstLossAtMs, random) : undefined;
    if (delayMs === undefined) {
      tally.addAnswer(answer, nowMs() - dueAtMs);
      return;
    }
    await sleep(delayMs, undefined, { signal: stop }).catch(() => undefined);
  }
}

function isKernelAway(answer: Answer): boolean {
  return answer.kind === 'lost' || (answer.kind === 'refused' && answer.httpStatus === 503);
}
