import { formatDuration, formatShare } from '@/format/index.ts';
import type { CallDetail } from './call-types.ts';

/** The call in a sentence, in pieces so that names can stand out. */
export interface CallSentence {
  readonly agent: string;
  /** `used`, `is using`, `was refused` */
  readonly verb: string;
  readonly model: string;
  readonly end: string;
  readonly detail: string;
}

const verbs: Record<CallDetail['state'], string> = {
  running: 'is using',
  settled: 'used',
  failed: 'asked',
  denied: 'was refused',
  cancelled: 'asked',
  interrupted: 'was using',
};

const ends: Record<CallDetail['state'], string> = {
  running: '',
  settled: '',
  failed: 'and got no answer',
  denied: '',
  cancelled: 'and left before the answer was complete',
  interrupted: 'when the kernel stopped',
};

/** How long the call took so far, in microseconds; null when nothing is known yet. */
export function elapsedOf({ durationUs, steps }: Pick<CallDetail, 'durationUs' | 'steps'>): number | null {
  if (durationUs !== null) return durationUs;
  const last = steps.at(-1);
  return last === undefined ? null : last.startUs + last.durationUs;
}

/** Rounded down to a tenth of a percent: the other steps took some of it, so it is never all. */
function shareShort(share: number): number {
  return Math.floor(Math.min(1, share) * 1000) / 1000;
}

function describeTime(call: CallDetail): string {
  const elapsedUs = elapsedOf(call);
  if (elapsedUs === null) return '';
  if (call.state === 'running') return `${formatDuration(elapsedUs)} so far, in ${call.steps.at(-1)?.step ?? ''}`;
  if (call.reuse !== null) return formatDuration(elapsedUs);
  const executeUs = call.steps.find(({ step }) => step === 'execute')?.durationUs;
  const total = formatDuration(elapsedUs);
  if (executeUs === undefined || elapsedUs === 0) return total;
  return `${total}, of which ${formatShare(shareShort(executeUs / elapsedUs))} in the model`;
}

/** What happened, in words: `tier1-resolver used gpt-oss-120b`, and what it took. */
export function describeCall(call: CallDetail): CallSentence {
  const time = describeTime(call);
  return {
    agent: call.agent.slug,
    verb: call.reuse !== null && call.state === 'settled' ? 'was given an answer of' : verbs[call.state],
    model: call.modelRequested,
    end: ends[call.state],
    detail: `for ${call.department.name}${time === '' ? '' : `; ${time}`}`,
  };
}
