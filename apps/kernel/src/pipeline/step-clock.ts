import { callSteps, type CallStep } from '@agent-os/core/contracts';

const stepIndex: Readonly<Record<CallStep, number>> = {
  identify: 0,
  permit: 1,
  prepare: 2,
  price: 3,
  admit: 4,
  execute: 5,
  settle: 6,
  record: 7,
};

/** Stop-watch of one call: how long each of the eight steps took, on the monotonic clock. */
export class StepClock {
  readonly startedAtMs: number;
  #lastMs: number;
  #stepsReached = 0;
  readonly #durationsMs = new Float64Array(callSteps.length);

  constructor(nowMs: number) {
    this.startedAtMs = nowMs;
    this.#lastMs = nowMs;
  }

  /** Ends a step: the time since the last mark is its. Marking a step twice adds up. */
  mark(step: CallStep, nowMs: number): void {
    this.lap(step, nowMs);
    this.#stepsReached = Math.max(this.#stepsReached, stepIndex[step] + 1);
  }

  /** Like `mark`, for work that a later step does early: the time counts there, the step is not reached yet. */
  lap(step: CallStep, nowMs: number): void {
    const index = stepIndex[step];
    this.#durationsMs[index] = (this.#durationsMs[index] ?? 0) + (nowMs - this.#lastMs);
    this.#lastMs = nowMs;
  }

  /** Leaves out the time since the last mark: it belongs to no step. */
  skip(nowMs: number): void {
    this.#lastMs = nowMs;
  }

  /** The last step that was reached, 1 to 8; 0 before the first. */
  get stepsReached(): number {
    return this.#stepsReached;
  }

  /** When the last step ended, on the same clock. */
  get lastMarkMs(): number {
    return this.#lastMs;
  }

  /** Whole microseconds of a step; 0 for one that was not reached. */
  durationUs(step: CallStep): number {
    return Math.round((this.#durationsMs[stepIndex[step]] ?? 0) * 1000);
  }
}
