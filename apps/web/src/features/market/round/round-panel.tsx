'use client';

import { Button, EmptyState, KeyHint, Panel } from '@/components/ui/index.ts';
import { formatCount } from '@/format/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import { formatCredits } from '../format-credits.ts';
import type { MarketRound } from '../market-types.ts';
import { efficiencyWords } from '../efficiency/efficiency-words.ts';
import { resourceNames } from '../resource-words.ts';

const CurvesChart = lazyPart(async () => (await import('./curves-chart.tsx')).CurvesChart);

const typeWords: Readonly<Record<MarketRound['type'], string>> = {
  null: 'nothing was sold',
  seller: 'the marginal cost set the price',
  buyer: 'a bid that got only a part set the price',
  exact: 'the best bid that was refused set the price',
  failure: 'must-run slots alone are more than there is: the price is the cap',
};

export interface RoundPanelProps {
  readonly round: MarketRound;
  /** Bids at the cap are cut off, so that the others can be told apart. */
  readonly priceCap: number;
  readonly onEarlier: (() => void) | undefined;
  readonly onLater: (() => void) | undefined;
  readonly onWhatIf: () => void;
}

/** One round of one pool: its curves and their crossing, what set the price, what was left over. */
export function RoundPanel({ round, priceCap, onEarlier, onLater, onWhatIf }: RoundPanelProps) {
  useWarm(CurvesChart);
  const aSecond = (micro: number) => formatCredits((micro * 1000) / Math.max(round.roundMs, 1));
  const bound = round.binding.map((resource) => resourceNames[resource]).join(', ');
  return (
    <Panel
      title={`Round ${formatCount(round.round)}`}
      note={`${round.pool.slug}, credits per slot-second by slots`}
      actions={
        <>
          <Button look="ghost" size="small" onClick={onWhatIf}>
            What if… <KeyHint>t</KeyHint>
          </Button>
          <Button look="ghost" size="small" disabled={onEarlier === undefined} onClick={onEarlier}>
            Earlier <KeyHint>h</KeyHint>
          </Button>
          <Button look="ghost" size="small" disabled={onLater === undefined} onClick={onLater}>
            Later <KeyHint>l</KeyHint>
          </Button>
        </>
      }
    >
      {round.demand.length + round.supply.length === 0 ? (
        <EmptyState title="Nobody asked and nothing was offered." />
      ) : (
        // As high as the chart, so that nothing below moves when it comes.
        <div className="min-h-71">
          <CurvesChart round={round} priceCap={priceCap} />
        </div>
      )}
      <p className="px-4 pb-2 text-12 text-ink-2">
        {`Buyers’ surplus ${aSecond(round.buyerSurplus)} cr/s, suppliers’ ${aSecond(round.supplySurplus)} cr/s; ${typeWords[round.type]}.`}
        {bound !== '' && ` Bound by ${bound}.`}
        {efficiencyWords(round.efficiency)}
      </p>
    </Panel>
  );
}
