import { classNames } from '@/components/ui/index.ts';
import { ClassMark } from '@/features/scheduler/index.ts';
import { formatCount, formatShare, nothing } from '@/format/index.ts';
import type { IntentEvaluation } from '../intent-types.ts';
import { prepareConfusion, type ConfusionCell } from './prepare-confusion.ts';

const right = ['bg-surface-2', 'bg-run-soft', 'bg-run-soft font-medium'] as const;
const wrong = ['', 'bg-care-soft', 'bg-care-soft font-medium'] as const;

/** Few steps: shades that are closer than that cannot be told apart. */
function shadeOf({ share, right: isRight }: ConfusionCell): string {
  const step = share >= 0.5 ? 2 : share > 0 ? 1 : 0;
  return (isRight ? right : wrong)[step];
}

/** What held-out texts are, and what they were taken for. */
export function ConfusionTable({ evaluation }: { readonly evaluation: IntentEvaluation }) {
  const { rows, precisions } = prepareConfusion(evaluation);
  if (rows.length === 0) return null;
  return (
    <table className="data-table">
      <caption className="sr-only">
        Held-out examples by their class, in rows, and the class they were taken for, in columns
      </caption>
      <thead>
        <tr>
          <th scope="col">Is</th>
          {rows.map(({ truth }) => (
            <th key={truth} scope="col" className="!text-right">
              <span className="sr-only">taken for </span>
              {truth}
            </th>
          ))}
          <th scope="col" className="!text-right">
            Found
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ truth, cells, recall }) => (
          <tr key={truth}>
            <th scope="row" className="!font-normal">
              <ClassMark serviceClass={truth} />
            </th>
            {cells.map((cell) => (
              <td key={cell.takenFor} className={classNames('text-right tabular-nums', shadeOf(cell))}>
                {cell.count === 0 ? nothing : formatCount(cell.count)}
              </td>
            ))}
            <td className="text-right tabular-nums">{formatShare(recall)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" className="!font-normal text-ink-3">
            Right when taken for it
          </th>
          {precisions.map((precision, index) => (
            <td key={rows[index]?.truth} className="text-right tabular-nums">
              {formatShare(precision)}
            </td>
          ))}
          <td>
            <span className="sr-only">{nothing}</span>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
