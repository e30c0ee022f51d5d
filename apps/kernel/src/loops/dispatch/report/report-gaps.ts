import type { PastGap } from '../../../ports/pool-state.ts';
import type { PoolFacts } from '../pool-facts.ts';

/** @param epochOffsetMs what to add to a time of the dispatcher's clock to have ms since 1970 */
export function reportGaps({ serviceGaps }: PoolFacts, epochOffsetMs: number): readonly PastGap[] {
  return serviceGaps().past.map(({ at, gapTokens, boundTokens }) => ({
    at: Math.round(at + epochOffsetMs),
    gapTokens: Math.round(gapTokens),
    boundTokens: Math.round(boundTokens),
  }));
}
