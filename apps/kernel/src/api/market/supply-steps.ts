import type { marketRound } from '@agent-os/core/contracts';
import type { MarketPool } from '@agent-os/core/market';
import type { z } from 'zod';

type Step = NonNullable<z.infer<typeof marketRound>>['supplySteps'][number];

/** What a pool had on offer in a round, cheapest first, with the parts of what it cost; none of rounds that did not know them. */
export function supplySteps(
  { supply }: Pick<MarketPool, 'supply'>,
  nameOf: (departmentId: string) => NonNullable<Step['seller']>,
): Step[] {
  return supply
    .toSorted((one, other) => one.price - other.price)
    .flatMap(({ slots, price, owner, basis }) =>
      basis === undefined ? [] : [{ slots, price, seller: owner === null ? null : nameOf(owner), ...basis }],
    );
}
