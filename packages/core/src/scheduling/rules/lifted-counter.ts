import type { GroupOrdering } from '../policies/index.ts';

/**
 * Counter lift (VTC, OSDI'24): an owner that comes back has no claim on service it did not ask for. It starts level
 * with the least served owner that waits, or, when none waits, with the last one that did (`floor`). Where intervals of
 * counters count as equal, level means the beginning of the interval.
 */
export function liftedCounter(
  ordering: GroupOrdering | undefined,
  own: number,
  leastWaiting: number | undefined,
  floor: number,
): number {
  const slackTokens = ordering?.kind === 'fair_share' ? ordering.slackTokens : 0;
  const level =
    leastWaiting === undefined || slackTokens === 0
      ? leastWaiting
      : Math.floor(leastWaiting / slackTokens) * slackTokens;
  return Math.max(own, level ?? floor);
}
