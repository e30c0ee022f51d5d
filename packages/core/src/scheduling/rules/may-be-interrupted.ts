import type { QueuedCall } from '../calls/index.ts';
import type { AdmissionRule } from '../decisions/index.ts';
import type { PreemptionRule } from '../policies/index.ts';

/** When a call was last interrupted, and how often in all. */
export interface Interruption {
  readonly at: number;
  readonly times: number;
}

/** What decides whether a running call may make room. */
export interface Interruptible {
  readonly queued: QueuedCall;
  readonly rules: readonly AdmissionRule[];
  readonly interruption: Interruption | undefined;
}

/**
 * A running call of the victim class that says so may be interrupted, but not again within the stated time or too
 * often, and not when it runs on the minimum share of its class: a flood of better calls could otherwise take that share back.
 */
export function mayBeInterrupted(running: Interruptible, rule: PreemptionRule, clock: number): boolean {
  const { interruption } = running;
  return (
    running.queued.call.preemptible &&
    running.queued.queuedAs === rule.victimClass &&
    !running.rules.includes('minimum_share') &&
    (interruption === undefined ||
      (interruption.times < rule.atMostTimes && clock - interruption.at >= rule.againAfterMs))
  );
}
