import { useId } from 'react';
import type { IntentReads } from '../intent-types.ts';

interface Choice {
  readonly reads: IntentReads;
  readonly name: string;
  readonly cost: string;
}

/** What each costs is measured in docs/decisions/0009. */
const choices: readonly Choice[] = [
  {
    reads: 'words',
    name: 'Words',
    cost: 'Any language. Takes 10 to 65 µs a call, and shows the words that a class goes by.',
  },
  {
    reads: 'sentences',
    name: 'Sentences',
    cost:
      'English only. Reads what a text means, so other words for the same thing count too, and shows the examples that it is like. ' +
      'Takes 13 to 80 ms of processor time for each new text that no rule and no claim has decided; such a call waits for it, 250 ms ' +
      'at most, then goes by its agent alone. Needs some 230 MB of memory. Training takes about 15 ms an example more.',
  },
];

/** How a version is to read texts, with what that costs. */
export function ReadsField({ initial }: { readonly initial: IntentReads }) {
  const id = useId();
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-12 text-ink-2">Reads</legend>
      {choices.map(({ reads, name, cost }) => (
        <div key={reads} className="flex gap-2">
          <input
            type="radio"
            id={`${id}-${reads}`}
            name="reads"
            value={reads}
            defaultChecked={reads === initial}
            aria-describedby={`${id}-${reads}-cost`}
            className="mt-1 size-4 shrink-0 accent-ink-1"
          />
          <div>
            <label htmlFor={`${id}-${reads}`} className="flex min-h-6 items-center">
              {name}
            </label>
            <p id={`${id}-${reads}-cost`} className="text-12 text-ink-3">
              {cost}
            </p>
          </div>
        </div>
      ))}
    </fieldset>
  );
}
