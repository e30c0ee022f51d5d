import { classNames } from '@/components/ui/index.ts';
import { ClassMark } from '@/features/scheduler/index.ts';
import { formatShare } from '@/format/index.ts';
import type { IntentReading } from '../intent-types.ts';

const steps = [
  'w-0',
  'w-1/12',
  'w-2/12',
  'w-3/12',
  'w-4/12',
  'w-5/12',
  'w-6/12',
  'w-7/12',
  'w-8/12',
  'w-9/12',
  'w-10/12',
  'w-11/12',
  'w-full',
];

/** Doublings of the odds as a factor a person can read. */
export function timesOf(bits: number): string {
  const times = 2 ** bits;
  if (times >= 100) return 'over ×100';
  return `×${times >= 10 ? Math.round(times) : times.toFixed(1)}`;
}

/** The class of a text, how sure that is, and the words that speak for it. */
export function Reading({ reading: { serviceClass, probabilities, reasons } }: { readonly reading: IntentReading }) {
  return (
    <div className="grid gap-x-6 gap-y-2 px-4 pb-3 sm:grid-cols-2">
      <table className="w-full self-start" aria-label="How sure each class is">
        <tbody>
          {probabilities.map((entry) => {
            const isBest = entry.serviceClass === serviceClass;
            return (
              <tr key={entry.serviceClass} className={isBest ? 'text-ink-1' : 'text-ink-2'}>
                <th scope="row" className="h-6 pr-3 text-left font-normal">
                  <ClassMark serviceClass={entry.serviceClass} />
                </th>
                <td aria-hidden="true" className="w-full">
                  <span className="block h-2 w-full rounded-mark bg-surface-3">
                    <span
                      className={classNames(
                        'block h-2 rounded-mark',
                        isBest ? 'bg-ink-1' : 'bg-ink-3',
                        steps[Math.round(entry.probability * 12)],
                      )}
                    />
                  </span>
                </td>
                <td className={classNames('pl-2 text-right whitespace-nowrap tabular-nums', isBest && 'font-semibold')}>
                  {formatShare(entry.probability)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div>
        <p className="text-12 text-ink-3">
          Words that speak for {serviceClass}, and how much more likely each makes it
        </p>
        {reasons.length === 0 ? (
          <p className="text-ink-2">None by itself: the class is the most frequent one.</p>
        ) : (
          <ul className="mt-1 flex flex-wrap gap-1.5">
            {reasons.map(({ word, bits }) => (
              <li key={word} className="flex h-6 items-center gap-1.5 rounded-mark border border-line-2 px-1.5">
                {word}
                <span className="text-12 text-ink-3 tabular-nums">{timesOf(bits)}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
