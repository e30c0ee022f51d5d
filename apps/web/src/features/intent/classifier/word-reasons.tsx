import type { IntentReading, ServiceClass } from '../intent-types.ts';

/** Doublings of the odds as a factor a person can read. */
function timesOf(bits: number): string {
  const times = 2 ** bits;
  if (times >= 100) return 'over ×100';
  return `×${times >= 10 ? Math.round(times) : times.toFixed(1)}`;
}

export interface WordReasonsProps {
  readonly serviceClass: ServiceClass;
  readonly words: Extract<IntentReading['because'], { kind: 'words' }>['words'];
}

/** Words of a text that speak for its class, the strongest first. */
export function WordReasons({ serviceClass, words }: WordReasonsProps) {
  return (
    <div>
      <p className="text-12 text-ink-3">Words that speak for {serviceClass}, and how much more likely each makes it</p>
      {words.length === 0 ? (
        <p className="text-ink-2">None by itself: the class is the most frequent one.</p>
      ) : (
        <ul className="mt-1 flex flex-wrap gap-1.5">
          {words.map(({ word, bits }) => (
            <li key={word} className="flex h-6 items-center gap-1.5 rounded-mark border border-line-2 px-1.5">
              {word}
              <span className="text-12 text-ink-3 tabular-nums">{timesOf(bits)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
