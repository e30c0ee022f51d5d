import type { ReactNode } from 'react';
import { ExactText, SimulatedBadge } from '@/components/ui/index.ts';
import { formatCount, formatQuantity, nothing } from '@/format/index.ts';
import { HeadlineMoney } from '../headline-money.tsx';
import { signedShare } from '../signed-words.ts';
import { ConfidenceText } from './confidence-text.tsx';
import type { ValueFigure, ValueSummary } from './value-types.ts';
import { acceptedWords, inputWords, intervalWords, roiWords } from './value-words.ts';

interface HeadFigure {
  readonly name: string;
  readonly value: ReactNode;
  readonly note: ReactNode;
}

function realisedNote({ accepted, acceptedWithoutValue }: ValueFigure): ReactNode {
  if (acceptedWithoutValue === 0) return `of ${formatQuantity(accepted, 'accepted outcome')}`;
  return (
    <span className="text-care">{`${formatCount(acceptedWithoutValue)} of ${formatCount(accepted)} have no known value`}</span>
  );
}

function costNote({ humanSeconds, humanSecondsWithoutRate, callsWithoutCost }: ValueFigure): ReactNode {
  if (callsWithoutCost > 0) {
    return <span className="text-care">{`${formatQuantity(callsWithoutCost, 'call')} without a price left out`}</span>;
  }
  if (humanSecondsWithoutRate > 0) {
    return (
      <span className="text-care">{`${formatCount(Math.round(humanSecondsWithoutRate / 60))} min of people have no rate`}</span>
    );
  }
  return `calls, repeated ones too, and ${formatCount(Math.round(humanSeconds / 60))} min of people`;
}

function roiNote(figure: ValueFigure): ReactNode {
  const interval = intervalWords(figure);
  return (
    <>
      {interval === undefined ? (figure.roi === null ? 'needs a cost' : 'needs a decision') : `95 %: ${interval}`};{' '}
      <ExactText exact={`${inputWords(figure)}; the weakest of them counts`} focusable>
        inputs <ConfidenceText confidence={figure.confidence.roi} />
      </ExactText>
    </>
  );
}

function headFigures(total: ValueFigure, simulated: boolean): readonly HeadFigure[] {
  const money = (nanoUsd: string) => <HeadlineMoney nanoUsd={nanoUsd} simulated={simulated} />;
  return [
    { name: 'Realised value', value: money(total.realisedNanoUsd), note: realisedNote(total) },
    { name: 'Cost', value: money(total.costNanoUsd), note: costNote(total) },
    { name: 'Return, ROI', value: roiWords(total), note: roiNote(total) },
    {
      name: 'Cost per accepted task',
      value: total.costPerAcceptedNanoUsd === null ? nothing : money(total.costPerAcceptedNanoUsd),
      note: 'all cost, failures too, by accepted ones',
    },
    {
      name: 'Accepted',
      value: acceptedWords(total),
      note:
        total.acceptance === null
          ? 'nothing is decided yet'
          : `${signedShare(total.acceptance.rate).replace('+', '')} of decided outcomes`,
    },
  ];
}

/** What the month's tasks were worth, and what they cost. */
export function ValueHead({ summary }: { readonly summary: ValueSummary }) {
  const simulated = summary.spend === 'simulated';
  return (
    <dl
      aria-label="Value of the month"
      className="grid grid-cols-2 gap-px border-b border-line-1 bg-line-1 md:grid-cols-3 xl:grid-cols-5"
    >
      {headFigures(summary.total, simulated).map(({ name, value, note }) => (
        <div key={name} className="flex min-h-19 flex-col bg-surface-1 px-4 py-2.5 max-md:last:col-span-2">
          <dt className="flex items-center gap-1.5 text-12 text-ink-3">
            {name} {simulated && name === 'Realised value' && <SimulatedBadge />}
          </dt>
          <dd className="text-20 font-semibold wrap-anywhere">{value}</dd>
          <dd className="text-12 text-ink-2">{note}</dd>
        </div>
      ))}
    </dl>
  );
}
