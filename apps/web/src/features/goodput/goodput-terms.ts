import type { WaterfallStep } from '@/components/chart/index.ts';
import type { LossCause } from './goodput-types.ts';

/** What is left after each of the three parts. */
export type Level = 'offered' | 'granted' | 'kept' | 'useful';
export type Term = Level | LossCause;

export interface TermWords {
  readonly label: string;
  readonly kind: WaterfallStep['kind'];
  readonly tone: WaterfallStep['tone'];
  readonly truth?: WaterfallStep['truth'];
  /** What is counted under it. */
  readonly sentence: string;
}

const lost = { kind: 'lost', tone: 'mid' } as const;
const left = { kind: 'left', tone: 'ink' } as const;

/** Every step from slots that were offered to work that was kept, in the order of the chart (docs/decisions/0026). */
export const goodputTerms: Readonly<Record<Term, TermWords>> = {
  offered: {
    ...left,
    label: 'Offered',
    sentence: 'Slots times the time that the pool had them, as its settings changed.',
  },
  idle: {
    ...lost,
    tone: 'band',
    label: 'Idle',
    sentence:
      'No call asked for these slots. Calls that still run count here until they end. Devices draw idle power meanwhile.',
  },
  waiting: {
    ...lost,
    label: 'Waiting',
    sentence:
      'Slots were free while calls waited for something else: a provider that pauses, a rate, memory, a limit of an agent. At most what was free.',
  },
  granted: { ...left, label: 'Granted', sentence: 'Time that calls held slots.' },
  retries: {
    ...lost,
    label: 'Retries',
    sentence: 'Attempts that had to be made again. A call’s time is divided evenly among its attempts.',
  },
  preempted: {
    ...lost,
    label: 'Preempted',
    sentence: 'Attempts that made room for more urgent calls; what they had done was thrown away.',
  },
  failed_calls: {
    ...lost,
    label: 'Failed calls',
    sentence: 'Calls that failed while they ran, and those whose end nobody knows.',
  },
  cancelled: {
    ...lost,
    label: 'Cancelled',
    sentence: 'Calls that their caller gave up, and calls of tasks that were cancelled.',
  },
  loops: {
    ...lost,
    label: 'Loops',
    sentence: 'Calls that went round in circles, from the first to the last that was found.',
  },
  failed_tasks: { ...lost, label: 'Failed tasks', sentence: 'Calls that did well for a task that failed in the end.' },
  kept: {
    ...left,
    label: 'Kept',
    sentence: 'Calls that settled, were not repeated, and are of no failed or cancelled task and no loop.',
  },
  slower: {
    ...lost,
    truth: 'hatch',
    label: 'Slower',
    sentence:
      'What kept calls took longer than at the best pace of their model in that pool: its best hour of 30 days with at least 20 kept calls.',
  },
  useful: { ...left, label: 'Useful', sentence: 'What the kept tokens take at that best pace.' },
};

/** From the whole to what is left of it. */
export const termsInOrder: readonly Term[] = [
  'offered',
  'idle',
  'waiting',
  'granted',
  'retries',
  'preempted',
  'failed_calls',
  'cancelled',
  'loops',
  'failed_tasks',
  'kept',
  'slower',
  'useful',
];

export type Part = 'scheduling' | 'runtime' | 'program' | 'goodput';

/** The three parts and their product. */
export const partWords: Readonly<
  Record<
    Part,
    { readonly name: string; readonly of: string; readonly sentence: string; readonly terms: readonly Term[] }
  >
> = {
  scheduling: {
    name: 'Scheduling',
    of: 'granted of offered',
    sentence: 'How much of the slots that were paid for had a call in them.',
    terms: ['offered', 'idle', 'waiting', 'granted'],
  },
  runtime: {
    name: 'Runtime',
    of: 'kept of granted',
    sentence: 'How much of the time that calls held slots went into work that was kept.',
    terms: ['granted', 'retries', 'preempted', 'failed_calls', 'cancelled', 'loops', 'failed_tasks', 'kept'],
  },
  program: {
    name: 'Program',
    of: 'useful of kept',
    sentence: 'How near kept work was to the best pace that was measured of its model in its pool.',
    terms: ['kept', 'slower', 'useful'],
  },
  goodput: {
    name: 'Goodput',
    of: 'useful of offered',
    sentence: 'The product of the three. It rises only when more useful work is done: dropping work never raises it.',
    terms: ['offered', 'granted', 'kept', 'useful'],
  },
};
