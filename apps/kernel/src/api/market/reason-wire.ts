import type { marketAllocation } from '@agent-os/core/contracts';
import type { BidReason } from '@agent-os/core/market';
import type { z } from 'zod';
import { creditsText } from '../../market/index.ts';

type ReasonWire = z.infer<typeof marketAllocation>['reason'];

const resourceWords = { slots: 'slots', tokensPerSecond: 'tokens per second', milliwatts: 'power' } as const;

const slots = (count: number) => (count === 1 ? '1 slot' : `${count} slots`);
const rounds = (count: number) => (count === 1 ? '1 round' : `${count} rounds`);

/** Why a bidder got what it got, with its numbers and in words. */
export function reasonWire(reason: BidReason): ReasonWire {
  const { code, ...rest } = reason;
  const figures = Object.fromEntries(
    Object.entries(rest).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
  return { code, figures, resource: 'resource' in reason ? reason.resource : null, explanation: sentenceOf(reason) };
}

function sentenceOf(reason: BidReason): string {
  switch (reason.code) {
    case 'won_all':
      return `It got all it asked for: its lowest bid, ${creditsText(reason.lowestBid)}, is not below the price, ${creditsText(reason.price)}.`;
    case 'won_part':
      return `Its bids down to ${creditsText(reason.lowestWonBid)} won; those from ${creditsText(reason.bestLostBid)} down did not reach past the price, ${creditsText(reason.price)}.`;
    case 'shared_at_price':
      return `Its bid equals the price, ${creditsText(reason.price)}: such bids share what is left, and ${reason.granted} of its ${slots(reason.asked)} fell to it. The order of arrival plays no part.`;
    case 'outbid':
      return `Its best bid, ${creditsText(reason.bestBid)}, is below the price, ${creditsText(reason.price)}.`;
    case 'below_cost':
      return `Its best bid, ${creditsText(reason.bestBid)}, is below what the cheapest slot costs, ${creditsText(reason.cost)}.`;
    case 'did_not_fit':
      return `Its bid reached the price, ${creditsText(reason.price)}, but of ${resourceWords[reason.resource]} only ${reason.left} were left, too little for a slot more.`;
    case 'floor_after_wait':
      return `It got ${slots(reason.slots)} out of turn, because it had gone without for ${rounds(reason.waitedRounds)}.`;
    case 'must_run':
      return `Its ${slots(reason.slots)} run already and hold at any price up to the cap; the price is ${creditsText(reason.price)}.`;
    case 'shed':
      return `It had to give up ${slots(reason.slots)}: what must run needs ${reason.needed} of ${resourceWords[reason.resource]}, and the limit is ${reason.limit}.`;
    case 'pool_failed':
      return `Not even what must run fits into the pool’s ${resourceWords[reason.resource]}: nobody else gets anything until it does.`;
    case 'asked_for_nothing':
      return 'It asked for nothing.';
  }
}
