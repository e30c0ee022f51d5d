import type { WaitingCall } from '../scheduling/index.ts';
import type { CallEstimator } from './call-estimator.ts';
import { EventQueue } from './event-queue.ts';
import type { EngineCall } from './model-engine.ts';
import type { Program } from './program.ts';

/** One call of a program on its way: from its arrival to its last token. */
export interface CallInFlight {
  readonly program: Program;
  readonly stepIndex: number;
  readonly engineCall: EngineCall;
  readonly arrivedAt: number;
  /** Since when it waits, or undefined while it runs. */
  waitingSince: number | undefined;
  firstStartedAt: number | undefined;
  waitedMs: number;
  preemptions: number;
}

/** The agents' side: programs arrive by themselves, their next step comes when the tools after the last are done. */
export class ProgramDriver {
  readonly #coming = new EventQueue<{ program: Program; stepIndex: number; contextTokens: number }>();
  readonly #estimator: CallEstimator;

  constructor(programs: readonly Program[], estimator: CallEstimator) {
    this.#estimator = estimator;
    for (const program of programs) this.add(program);
  }

  add(program: Program): void {
    this.#coming.add(program.arrivesAt, { program, stepIndex: 0, contextTokens: 0 });
  }

  get nextArrivalAt(): number {
    return this.#coming.nextAt;
  }

  /** The next call that has arrived by `now`, or undefined. */
  takeArrived(now: number): CallInFlight | undefined {
    const arrivedAt = this.#coming.nextAt;
    const coming = arrivedAt <= now ? this.#coming.take() : undefined;
    const step = coming?.program.steps[coming.stepIndex];
    if (!coming || !step) return undefined;
    const { program, stepIndex, contextTokens } = coming;
    return {
      program,
      stepIndex,
      engineCall: { ...step, id: `${program.id}.${stepIndex}`, contextTokens, producedTokens: 0 },
      arrivedAt,
      waitingSince: arrivedAt,
      firstStartedAt: undefined,
      waitedMs: 0,
      preemptions: 0,
    };
  }

  /** What a scheduler is told of a waiting call: beliefs, never the truth. */
  describe(call: CallInFlight): WaitingCall {
    const { program, engineCall } = call;
    const estimate = this.#estimator.estimate(program, call.stepIndex);
    return {
      ...estimate,
      expectedOutputTokens: Math.max(1, Math.round(estimate.expectedOutputTokens) - engineCall.producedTokens),
      id: engineCall.id,
      ownerPath: program.ownerPath,
      programId: program.id,
      serviceClass: program.serviceClass,
      riskScore: program.riskScore,
      deadlineAt: null,
      arrivedAt: call.waitingSince ?? call.arrivedAt,
      inputTokens: engineCall.inputTokens + engineCall.producedTokens,
      contextTokens: engineCall.contextTokens + engineCall.inputTokens + engineCall.producedTokens,
      preemptible: true,
      priorWaitMs: call.waitedMs,
    };
  }

  /** Notes the end of a call; true when it was its program's last. */
  finish(call: CallInFlight, now: number): boolean {
    const { program, stepIndex, engineCall } = call;
    this.#estimator.callFinished(program, stepIndex);
    if (stepIndex + 1 >= program.steps.length) {
      this.#estimator.programFinished(program);
      return true;
    }
    const contextTokens = engineCall.contextTokens + engineCall.inputTokens + engineCall.outputTokens;
    const toolMs = program.steps[stepIndex]?.toolMs ?? 0;
    this.#coming.add(now + toolMs, { program, stepIndex: stepIndex + 1, contextTokens });
    return false;
  }
}
