import type { LineSeries } from '@/components/chart/index.ts';
import type { PoolTimeline } from '../scheduler-types.ts';

/** The kernel looks every 15 s while somebody waits; where it did not, the line breaks. */
const breakMs = 40_000;

/** The course of the gap; where nobody was to be compared it has a hole. */
export function prepareGapLine(gaps: PoolTimeline['gaps']): LineSeries {
  return {
    id: 'gap',
    label: 'gap',
    kind: 'actual',
    points: gaps.flatMap(({ at, gapTokens }, index) => {
      const next = gaps[index + 1];
      const point = { atMs: at, value: gapTokens };
      return next !== undefined && next.at - at > breakMs ? [point, { atMs: at + 1, value: null }] : [point];
    }),
  };
}
