import { formatQuantity, formatShare } from '@/format/index.ts';
import type { IntentEvaluation } from '../intent-types.ts';
import { ConfusionTable } from './confusion-table.tsx';

/** How often a twin of the model was right on examples that it had not seen, and where it was wrong. */
export function Accuracy({ evaluation }: { readonly evaluation: IntentEvaluation }) {
  const { right, heldOut, trained, unread, accuracyLow, accuracyHigh } = evaluation;
  return (
    <>
      <div className="px-4 py-2">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <strong className="text-20 font-semibold tabular-nums">
            {formatShare(heldOut === 0 ? null : right / heldOut)}
          </strong>
          <span className="text-ink-2">
            right: {right} of {formatQuantity(heldOut, 'example')} held out of the training
          </span>
        </p>
        <p className="text-12 text-ink-3">
          With so few, the true figure lies between {formatShare(accuracyLow)} and {formatShare(accuracyHigh)} (95 %).
          Measured on a twin that learnt from the other {trained}
          {unread > 0 && `; ${formatQuantity(unread, 'text')} had no known word`}.
        </p>
      </div>
      <ConfusionTable evaluation={evaluation} />
    </>
  );
}
