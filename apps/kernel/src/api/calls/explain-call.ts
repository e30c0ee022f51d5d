import { callSteps, type callDetail, type CallStep } from '@agent-os/core/contracts';
import type { CallDetailRow } from '@agent-os/db';
import type { z } from 'zod';
import { explainStep } from './explain-step.ts';

type StepWire = z.infer<typeof callDetail>['steps'][number];

/** The step whose end decided the call; undefined when all went well. What comes after an answer cannot fail a call. */
function failedStep(row: CallDetailRow): CallStep | undefined {
  if (row.state === 'settled' || row.lastStep === null) return undefined;
  const executeIndex = callSteps.indexOf('execute');
  return callSteps[Math.min(Math.max(row.lastStep - 1, 0), executeIndex)];
}

/**
 * One row for each step that a call reached: when it began after arrival, how long it took, what it decided in words.
 * Empty while the call runs: times are written down when it ends.
 */
export function explainCall(row: CallDetailRow): StepWire[] {
  const { stepsUs, lastStep } = row;
  if (stepsUs === null || lastStep === null) return [];
  const failed = failedStep(row);
  let startUs = 0;
  return callSteps.slice(0, lastStep).map((step, index) => {
    const durationUs = stepsUs[index] ?? 0;
    const wire: StepWire = {
      step,
      startUs,
      durationUs,
      outcome: step === failed ? 'failed' : 'done',
      explanation: explainStep(step, row, step === failed),
    };
    startUs += durationUs;
    return wire;
  });
}
