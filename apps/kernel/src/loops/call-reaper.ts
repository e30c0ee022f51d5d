import { refuse, type Refusal } from '@agent-os/core/errors';
import { overdueOf, type Overdue } from '@agent-os/core/scheduling';
import { cutExecution, type Ending } from '../pipeline/index.ts';

const lookEveryMs = 1_000;
const heldMsMax = 60 * 60_000;

export interface CallReaperOptions {
  /** Calls that have begun and not ended. */
  readonly calls: () => Iterable<Ending>;
  /** The dispatcher's clock. */
  readonly nowMs: () => number;
  /** Ms since 1970. */
  readonly epochMs: () => number;
}

/** Takes slots back from calls that run past their deadline, or for longer than any call may. One timer for all of them. */
export class CallReaper {
  readonly #options: CallReaperOptions;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: CallReaperOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => this.runOnce(), lookEveryMs);
  }

  runOnce(): void {
    const nowMs = this.#options.nowMs();
    const epochMs = this.#options.epochMs();
    for (const call of this.#options.calls()) {
      const heldSinceMs = call.slot?.heldSinceMs;
      // Those that wait are the scheduler's.
      if (heldSinceMs === undefined) continue;
      const { deadlineAtMs } = call.urgency;
      const overdue = overdueOf({ deadlineAtMs, heldMs: nowMs - heldSinceMs }, heldMsMax, epochMs);
      if (overdue !== undefined) cutExecution(call, refusals[overdue]);
    }
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

const refusals: Readonly<Record<Overdue, Refusal>> = {
  deadline: refuse(
    'deadline_missed',
    'The call ran past its deadline and was ended. Try again with a later X-Agent-Deadline, or without one.',
  ),
  run_time: refuse(
    'upstream_timeout',
    `The provider did not complete its answer within ${heldMsMax / 60_000} min, the longest that a call may run.`,
  ),
};
