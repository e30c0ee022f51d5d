import type { Program } from './program.ts';

/** What is believed of a call before it runs. */
export interface CallEstimate {
  readonly expectedOutputTokens: number;
  /** Calls of the same program after this one. */
  readonly programStepsLeft?: number;
  /** Oracles alone know the work of these later calls, in ms of service. */
  readonly programWorkLeftMs?: number;
}

/** Gives the scheduler its beliefs and learns from what then happens. */
export interface CallEstimator {
  readonly estimate: (program: Program, stepIndex: number) => CallEstimate;
  readonly callFinished: (program: Program, stepIndex: number) => void;
  readonly programFinished: (program: Program) => void;
}

/** Knows the future: for oracles, and for servers whose clients fix the length of the output. */
export const exactEstimator: CallEstimator = {
  estimate: (program, stepIndex) => ({
    expectedOutputTokens: program.steps[stepIndex]?.outputTokens ?? 0,
    programStepsLeft: program.steps.length - stepIndex - 1,
  }),
  callFinished: () => undefined,
  programFinished: () => undefined,
};
