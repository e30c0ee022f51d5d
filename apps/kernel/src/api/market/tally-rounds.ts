import type { MarketBid, MarketRound } from '@agent-os/core/market';
import type { ReplayedRound } from './replayed-round.ts';

export interface Tally {
  readonly meanPrice: number;
  readonly grantedSlotRounds: number;
  readonly unservedSlotRounds: number;
  readonly worth: number;
  readonly paid: number;
  readonly longestZeroRun: number;
}

const thousand = 1_000;

/** Sums what rounds came to, for bids that it is asked about. Worth is by the bids as they were made, whatever the terms. */
export class RoundTally {
  #prices = 0;
  #priced = 0;
  #granted = 0;
  #unserved = 0;
  #worth = 0;
  #paid = 0;
  #longest = 0;
  readonly #without = new Map<string, number>();

  add(round: MarketRound, replayed: ReplayedRound, counts: (bid: MarketBid) => boolean): void {
    for (const [index, bid] of round.bids.entries()) {
      const answer = replayed.bids[index];
      if (answer === undefined || !counts(bid)) continue;
      const asked = bid.mustRunSlots + bid.steps.reduce((sum, { slots }) => sum + slots, 0);
      this.#granted += answer.slots;
      this.#unserved += Math.max(0, asked - answer.slots);
      this.#worth += Math.floor((worthOf(bid, answer.slots) * round.roundMs) / thousand);
      this.#paid += answer.payment;
      this.#noteWithout(`${bid.pool} ${bid.bidder}`, asked > 0 && answer.slots === 0);
    }
  }

  addPrice(price: number | undefined): void {
    if (price === undefined) return;
    this.#prices += price;
    this.#priced += 1;
  }

  tally(): Tally {
    return {
      meanPrice: this.#priced === 0 ? 0 : Math.round(this.#prices / this.#priced),
      grantedSlotRounds: this.#granted,
      unservedSlotRounds: this.#unserved,
      worth: this.#worth,
      paid: this.#paid,
      longestZeroRun: this.#longest,
    };
  }

  #noteWithout(key: string, isWithout: boolean): void {
    const rounds = isWithout ? (this.#without.get(key) ?? 0) + 1 : 0;
    this.#without.set(key, rounds);
    this.#longest = Math.max(this.#longest, rounds);
  }
}

/** What so many slots are worth by a bid, its dearest steps first; must-run slots count nothing. */
function worthOf({ mustRunSlots, steps }: MarketBid, granted: number): number {
  let left = Math.max(0, granted - mustRunSlots);
  let worth = 0;
  for (const { price, slots } of steps.toSorted((one, other) => other.price - one.price)) {
    const taken = Math.min(left, slots);
    worth += taken * price;
    left -= taken;
  }
  return worth;
}
