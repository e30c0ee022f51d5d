import { classNames } from '@/components/ui/index.ts';
import { ClassMark } from '@/features/scheduler/index.ts';
import { formatShare } from '@/format/index.ts';
import type { IntentReading } from '../intent-types.ts';
import { LikeExamples } from './like-examples.tsx';
import { WordReasons } from './word-reasons.tsx';

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

/** The class of a text, how sure that is, and why: words that speak for it, or the examples that it is like. */
export function Reading({ reading: { serviceClass, probabilities, because } }: { readonly reading: IntentReading }) {
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
      {because.kind === 'words' ? (
        <WordReasons serviceClass={serviceClass} words={because.words} />
      ) : (
        <LikeExamples examples={because.examples} />
      )}
    </div>
  );
}
