import type { QueuedCall } from '../calls/index.ts';
import type { AdmissionRule } from '../decisions/index.ts';
import type { PreemptionRule } from '../policies/index.ts';

/** What decides whether a running call may make room. */
export interface Interruptible {
  readonly queued: QueuedCall;
  readonly rules: readonly AdmissionRule[];
  /** When it was last interrupted. */
  readonly interruptedAt: number | undefined;
}

/**
 * A running call of the victim class that says so may be interrupted, but not again within the stated time, and not
 * when it runs on the minimum share of its class: a flood of better calls could otherwise take that share back.
 */
export function mayBeInterrupted(running: Interruptible, rule: PreemptionRule, clock: number): boolean {
  return (
    running.queued.call.preemptible &&
    running.queued.queuedAs === rule.victimClass &&
    !running.rules.includes('minimum_share') &&
    (running.interruptedAt === undefined || clock - running.interruptedAt >= rule.againAfterMs)
  );
}
