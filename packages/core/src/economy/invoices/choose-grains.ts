import type { BilledClass } from './invoice-line.ts';
import type { BilledLine, RecordedDay } from './reconciliation.ts';

/** What the groups of a model are split by. */
export interface Grain {
  readonly byDay: boolean;
  readonly byClass: boolean;
  /** The class that a recorded one is compared as: what the file does not bill apart is in its like. */
  readonly classOf: (recorded: BilledClass) => BilledClass;
}

const whole: Grain = { byDay: false, byClass: false, classOf: (recorded) => recorded };

/** Where providers write one line for two of our classes. Cached input is none of these: it is always charged apart. */
const likes: readonly (readonly [BilledClass, BilledClass])[] = [
  ['reasoning', 'output'],
  ['cache_write_1h', 'cache_write_5m'],
];

/** The finest grain that all lines of one subject and its spend have. */
function chooseGrain(lines: readonly BilledLine[], recorded: readonly RecordedDay[]): Grain {
  if (lines.length === 0) return whole;
  const billed = new Set(lines.map(({ tokenClass }) => tokenClass));
  const unsplit = recorded.some(({ classes }) => classes.some(({ tokenClass }) => tokenClass === 'unsplit'));
  const likeOf = new Map(likes.filter(([own, like]) => !billed.has(own) && billed.has(like)));
  return {
    byDay: lines.every(({ day }) => day !== null),
    byClass: !billed.has(null) && (!unsplit || billed.has('unsplit')),
    classOf: (own) => likeOf.get(own) ?? own,
  };
}

/**
 * The grain of each subject: a model's id, or the text of one that nobody knows. When no line names a model, all is one
 * subject, the empty text, and so is what is recorded.
 */
export function chooseGrains(
  usage: readonly BilledLine[],
  recorded: readonly RecordedDay[],
  subjectOf: (line: BilledLine) => string,
  isWhole: boolean,
): (subject: string) => Grain {
  const lines = Map.groupBy(usage, subjectOf);
  const spent = Map.groupBy(recorded, ({ modelId }) => (isWhole ? '' : modelId));
  const grains = new Map([...lines].map(([subject, own]) => [subject, chooseGrain(own, spent.get(subject) ?? [])]));
  return (subject) => grains.get(subject) ?? whole;
}
