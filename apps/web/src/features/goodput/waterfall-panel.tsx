'use client';

import Link from 'next/link';
import { Waterfall } from '@/components/chart/index.ts';
import { EmptyState, HatchSwatch, Panel, Time } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import type { Asked } from './behind-term.ts';
import type { GoodputAnswer } from './goodput-types.ts';
import { formatSlotHours, stepsOf, type ChosenGoodput } from './prepare-goodput.ts';

export interface WaterfallPanelProps {
  readonly answer: GoodputAnswer;
  readonly chosen: ChosenGoodput;
  readonly asked: Asked;
  readonly onOpen: (term: string) => void;
}

function Nothing({ answer, chosen }: Pick<WaterfallPanelProps, 'answer' | 'chosen'>) {
  if (answer.pools.length === 0) {
    return (
      <EmptyState title="No pool offers slots.">
        <p>
          <Link href="/models" className="text-you hover:underline">
            Add a provider and a model
          </Link>
          : each comes with a pool, and its slots count from then on.
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No call has ended in these slots.">
      <p>
        {formatSlotHours(chosen.figures.offeredMs)} slot-hours were offered and all of them idled.{' '}
        <Link href="/playground" className="text-you hover:underline">
          Make a call
        </Link>{' '}
        or choose a longer time; a call counts about 15 s after its end.
      </p>
    </EmptyState>
  );
}

/** From slots that were offered to work that was kept. */
export function WaterfallPanel({ answer, chosen, onOpen }: WaterfallPanelProps) {
  const { countedAt, from, until } = answer;
  return (
    <Panel
      title={`Slot time of ${chosen.pool?.slug ?? 'all pools'}`}
      note={
        <>
          slot-hours, <Time at={from} /> to <Time at={until} />
          {countedAt !== null && (
            <>
              ; calls that ended until <Time at={countedAt} />
            </>
          )}
        </>
      }
      actions={
        <span className="flex items-center gap-1.5 text-12 text-ink-3">
          <HatchSwatch /> estimated
        </span>
      }
      className="xl:border-r"
    >
      {chosen.calls === 0 ? (
        <Nothing answer={answer} chosen={chosen} />
      ) : (
        <>
          <p className="px-4 text-12 text-ink-3">{formatQuantity(chosen.calls, 'call')}</p>
          <Waterfall
            label={`Slot time of ${chosen.pool?.slug ?? 'all pools'}`}
            head="Part"
            unit="slot-hours"
            of="of offered"
            steps={stepsOf(chosen.figures)}
            format={formatSlotHours}
            onPick={onOpen}
          />
        </>
      )}
    </Panel>
  );
}
