import { refuse, type Refusal } from '@agent-os/core/errors';
import type { RefusalReason, WaitingCall } from '@agent-os/core/scheduling';
import type { PoolSettings } from './pool-settings.ts';
import { lackingTool } from './tools/index.ts';

const tryAgainMs = 5_000;

export function queueFull({ slug }: PoolSettings, waiting: number): Refusal {
  const message = `The pool ${slug} has ${waiting} calls waiting, its limit. Try again later.`;
  return refuse('queue_full', message, tryAgainMs);
}

export function waitedTooLong(call: WaitingCall, { slug, maxWaitMs, tools }: PoolSettings): Refusal {
  const tool = lackingTool(call, tools);
  const seconds = Math.round(maxWaitMs / 1000);
  const uses = tool === null ? undefined : tools?.ledger.limitOf(tool)?.uses;
  const message =
    uses === undefined
      ? `No slot of the pool ${slug} came free within ${seconds} s. Try again later.`
      : `No use of the tool ${tool ?? ''} came free within ${seconds} s: your organisation allows ${uses} at once. Try again later.`;
  return refuse('wait_timeout', message, tryAgainMs);
}

export function clientLeft(): Refusal {
  return refuse('client_closed', 'The client went away while the call waited.');
}

export function kernelStops(): Refusal {
  return refuse('shutting_down', 'The kernel stopped before the call got a slot. Try again in a moment.', tryAgainMs);
}

/** The provider has said when it takes calls again, and that is later than this call may wait. */
export function pausedTooLong({ slug }: PoolSettings, forMs: number): Refusal {
  const message =
    `The provider of the pool ${slug} limits the rate: it takes no call for ${Math.ceil(forMs / 1000)} s, ` +
    'which is longer than a call may wait here. Try again then.';
  return refuse('rate_limited', message, Math.ceil(forMs));
}

/** What the scheduler's reason means to the caller. */
export function refusalFor(reason: RefusalReason, settings: PoolSettings, waiting: number): Refusal {
  switch (reason) {
    case 'queue_full':
      return queueFull(settings, waiting);
    case 'deadline_missed':
    case 'deadline_infeasible': {
      const message =
        `The call would end after its deadline in the pool ${settings.slug}, so it was not started. ` +
        'Try again with a later X-Agent-Deadline, or without one.';
      return refuse('deadline_missed', message);
    }
    case 'too_large':
      return refuse('request_too_large', `The call needs more than the whole pool ${settings.slug} has.`);
  }
}
