import { callSteps, type callDetail, type CallStep } from '@agent-os/core/contracts';
import type { CallDetailRow } from '@agent-os/db';
import type { z } from 'zod';
import type { RunningStep } from '../../ports/kernel-state.ts';
import { explainRunningStep, explainStep } from './explain-step.ts';

type StepWire = z.infer<typeof callDetail>['steps'][number];

/** The step whose end decided the call; undefined when all went well. What comes after an answer cannot fail a call. */
function failedStep(row: CallDetailRow): CallStep | undefined {
  if (row.state === 'settled' || row.lastStep === null) return undefined;
  const executeIndex = callSteps.indexOf('execute');
  return callSteps[Math.min(Math.max(row.lastStep - 1, 0), executeIndex)];
}

/** Puts steps one after the other: each begins where the one before it ended. */
function inSequence(steps: readonly Omit<StepWire, 'startUs'>[]): StepWire[] {
  let startUs = 0;
  return steps.map((step) => {
    const wire = { ...step, startUs };
    startUs += step.durationUs;
    return wire;
  });
}

/**
 * One row for each step that a call reached: when it began after arrival, how long it took, what it decided in words.
 * While the call runs, times are on the stop-watch of its process (`runningSteps`) and nowhere else.
 *
 * @param toolWait which tool it waits for, in words; undefined: for none
 */
export function explainCall(
  row: CallDetailRow,
  runningSteps: readonly RunningStep[],
  toolWait: string | undefined,
): StepWire[] {
  const { stepsUs, lastStep } = row;
  if (stepsUs === null || lastStep === null) {
    return inSequence(runningSteps.map((step) => explainRunning(row, step, toolWait)));
  }
  const failed = failedStep(row);
  return inSequence(
    callSteps.slice(0, lastStep).map((step, index) => ({
      step,
      durationUs: stepsUs[index] ?? 0,
      outcome: step === failed ? 'failed' : 'done',
      explanation: explainStep(step, row, step === failed),
    })),
  );
}

function explainRunning(
  row: CallDetailRow,
  { step, durationUs, done }: RunningStep,
  toolWait: string | undefined,
): Omit<StepWire, 'startUs'> {
  const present = (step === 'admit' ? toolWait : undefined) ?? explainRunningStep(step, row);
  return {
    step,
    durationUs,
    outcome: done ? 'done' : 'running',
    explanation: done ? explainStep(step, withWait(row, step, durationUs), false) : present,
  };
}

/** What a call waited is written down when it ends; until then the stop-watch knows it. */
function withWait(row: CallDetailRow, step: CallStep, durationUs: number): CallDetailRow {
  return step === 'admit' ? { ...row, waitUs: durationUs } : row;
}
