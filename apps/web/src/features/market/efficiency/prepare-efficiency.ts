import type { LineSeries } from '@/components/chart/index.ts';
import { formatShare } from '@/format/index.ts';
import { formatCredits } from '../format-credits.ts';
import type { MarketEfficiency } from '../market-types.ts';
import { efficiencyOf } from './efficiency-words.ts';

type NearOptimum = MarketEfficiency['byValue'];

export interface EfficiencyRow {
  readonly key: 'byValue' | 'byBid';
  readonly measure: string;
  readonly efficiency: string;
  readonly served: string;
  readonly best: string;
  readonly lost: string;
  readonly meaning: string;
}

export interface PreparedEfficiency {
  readonly rows: readonly EfficiencyRow[];
  readonly lines: readonly LineSeries[];
}

const percent = 100;

/** How near rounds came to their optimum, by value and by bid: figures, and their course. */
export function prepareEfficiency({ byValue, byBid, points }: MarketEfficiency): PreparedEfficiency {
  const row = (
    { worth, best }: NearOptimum,
    words: Pick<EfficiencyRow, 'key' | 'measure' | 'meaning'>,
  ): EfficiencyRow => ({
    ...words,
    efficiency: formatShare(efficiencyOf({ worth, best })),
    served: formatCredits(worth),
    best: formatCredits(best),
    lost: formatCredits(best - worth),
  });
  const line = (of: 'byValue' | 'byBid') =>
    points.map(({ from, [of]: near }) => {
      const part = efficiencyOf(near);
      return { atMs: from, value: part === null ? null : part * percent };
    });
  return {
    rows: [
      row(byValue, {
        key: 'byValue',
        measure: 'By value',
        meaning: 'What slots are worth to agents: what paces and credits hold back is lost, and what is lost by bid.',
      }),
      row(byBid, {
        key: 'byBid',
        measure: 'By bid',
        meaning:
          'What was bid: slots that cannot be cut, floors for those who waited, and offers that found nobody are lost.',
      }),
    ],
    lines: [
      { id: 'byValue', label: 'by value', kind: 'actual', points: line('byValue') },
      { id: 'byBid', label: 'by bid', kind: 'plan', points: line('byBid') },
    ],
  };
}
