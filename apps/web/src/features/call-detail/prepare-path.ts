import { callSteps } from '@agent-os/core/choices';
import type { TimelineSegment } from '@/components/ui/index.ts';
import type { CallDetail, CallStep } from './call-types.ts';

export interface PathRow {
  readonly name: CallStep['step'];
  readonly segments: readonly TimelineSegment[];
  /** Undefined when the step was not reached. */
  readonly step: CallStep | undefined;
}

/** Until the first byte the model reads; after it, it writes. Without a stream nobody can tell the two apart. */
function executeSegments(step: CallStep, call: CallDetail): readonly TimelineSegment[] {
  const { startUs, durationUs } = step;
  const readUs = (call.firstByteUs ?? 0) - startUs;
  if (!call.streamed || call.firstByteUs === null || readUs <= 0 || readUs >= durationUs) {
    return [{ kind: 'work', startUs, durationUs }];
  }
  return [
    { kind: 'prefill', startUs, durationUs: readUs },
    { kind: 'streams', startUs: startUs + readUs, durationUs: durationUs - readUs },
  ];
}

function segmentsOf(step: CallStep, call: CallDetail): readonly TimelineSegment[] {
  const { startUs, durationUs } = step;
  if (step.outcome === 'running') {
    return [{ kind: step.step === 'admit' ? 'waits' : 'work', startUs, durationUs: null }];
  }
  if (step.outcome === 'failed') return [{ kind: 'failed', startUs, durationUs }];
  if (step.step === 'execute') return executeSegments(step, call);
  return [{ kind: step.step === 'admit' ? 'waits' : 'work', startUs, durationUs }];
}

/** All eight steps in their order, also those that were not reached. */
export function preparePath(call: CallDetail): readonly PathRow[] {
  const reached = new Map(call.steps.map((step) => [step.step, step]));
  return callSteps.map((name) => {
    const step = reached.get(name);
    return { name, step, segments: step === undefined ? [] : segmentsOf(step, call) };
  });
}
