import { accepted, type Result } from '../../errors/index.ts';
import { serviceClasses, type ServiceClass } from '../../scheduling/index.ts';
import type { IntentExample } from './intent-example.ts';
import { splitExamples } from './split-examples.ts';

/** Part of the examples that the test keeps from the training. */
const heldOutShare = 0.25;

interface ClassFigures {
  readonly serviceClass: ServiceClass;
  /** Of the texts taken for this class, the part that is. Null when none was. */
  readonly precision: number | null;
  /** Of the texts of this class, the part that was found. Null when none was held out. */
  readonly recall: number | null;
}

/** How a model does on examples that it has not seen. */
export interface IntentEvaluation {
  readonly seed: number;
  readonly trained: number;
  readonly heldOut: number;
  readonly right: number;
  /** Texts without a known word; they count as wrong. */
  readonly unread: number;
  /** 95 % interval of the accuracy (Wilson's), which few held-out examples leave wide. */
  readonly accuracyLow: number;
  readonly accuracyHigh: number;
  /** Rows: what a text is; columns: what it was taken for; both from the most urgent class. */
  readonly confusion: readonly (readonly number[])[];
  readonly classes: readonly ClassFigures[];
}

/** What learns from examples; the reader that it leaves answers undefined for a text of which it knows nothing. */
type IntentLearner<Example extends IntentExample> = (
  training: readonly Example[],
) => Result<(example: Example) => ServiceClass | undefined>;

/** Learns from one part of the examples, chosen by seed, and judges the rest. Refuses what learning refuses. */
export function evaluateIntent<Example extends IntentExample>(
  examples: readonly Example[],
  seed: number,
  learn: IntentLearner<Example>,
): Result<IntentEvaluation> {
  const { training, heldOut } = splitExamples(examples, heldOutShare, seed);
  const learnt = learn(training);
  if (!learnt.ok) return learnt;
  const confusion = serviceClasses.map(() => serviceClasses.map(() => 0));
  let unread = 0;
  for (const example of heldOut) {
    const taken = learnt.value(example);
    const row = confusion[serviceClasses.indexOf(example.serviceClass)];
    if (taken === undefined || row === undefined) unread += 1;
    else row[serviceClasses.indexOf(taken)] = (row[serviceClasses.indexOf(taken)] ?? 0) + 1;
  }
  const right = confusion.reduce((sum, row, index) => sum + (row[index] ?? 0), 0);
  return accepted({
    seed,
    trained: training.length,
    heldOut: heldOut.length,
    right,
    unread,
    ...wilsonInterval(right, heldOut.length),
    confusion,
    classes: figuresOf(confusion, heldOut),
  });
}

function figuresOf(confusion: readonly (readonly number[])[], heldOut: readonly IntentExample[]): ClassFigures[] {
  const part = (some: number, all: number) => (all === 0 ? null : some / all);
  return serviceClasses.map((serviceClass, index) => {
    const found = confusion[index]?.[index] ?? 0;
    const taken = confusion.reduce((sum, row) => sum + (row[index] ?? 0), 0);
    const there = heldOut.filter((example) => example.serviceClass === serviceClass).length;
    return { serviceClass, precision: part(found, taken), recall: part(found, there) };
  });
}

/** Interval of a share that was `right` of `all` times (Wilson, 1927), at 95 %. */
function wilsonInterval(right: number, all: number) {
  if (all === 0) return { accuracyLow: 0, accuracyHigh: 1 };
  const z = 1.96;
  const share = right / all;
  const middle = share + z ** 2 / (2 * all);
  const half = z * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2));
  const scale = 1 + z ** 2 / all;
  return { accuracyLow: Math.max(0, (middle - half) / scale), accuracyHigh: Math.min(1, (middle + half) / scale) };
}
