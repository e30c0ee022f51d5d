import type { CallPath, StateShape } from '@/components/ui/index.ts';
import type { Call } from './call-types.ts';

const shapes: Record<Call['state'], StateShape> = {
  running: 'running',
  settled: 'settled',
  failed: 'error',
  denied: 'error',
  cancelled: 'left',
  interrupted: 'stopped',
};

const executeIndex = 5;

/** Shape of a call's state mark. */
export function shapeOf(state: Call['state']): StateShape {
  return shapes[state];
}

/** The state in a word or three: a settled call whose stream was cut says so. */
export function wordOf({ state, stoppedByBudget }: Pick<Call, 'state' | 'stoppedByBudget'>): string {
  return state === 'settled' && stoppedByBudget !== null ? 'cut by budget' : state;
}

/** Colour of the state's word: ink for what is normal. */
export function toneOf(state: Call['state']): string {
  if (state === 'running') return 'text-run';
  if (state === 'failed' || state === 'denied' || state === 'interrupted') return 'text-stop';
  return state === 'cancelled' ? 'text-care' : 'text-ink-2';
}

/**
 * The picture of a call's way. A call that a rule stopped ends at its last step; one that reached the model and did not
 * succeed was stopped there, though settling and recording followed.
 */
export function pathOf({ state, lastStep }: Pick<Call, 'state' | 'lastStep'>): CallPath {
  if (state === 'running') return { reached: lastStep, marked: lastStep, running: true };
  if (state === 'settled') return { reached: 8, marked: undefined, running: false };
  const marked = state === 'denied' ? lastStep - 1 : Math.min(lastStep - 1, executeIndex);
  return { reached: lastStep, marked: Math.max(marked, 0), running: false };
}
