import { worthOfSlots } from '../efficiency/index.ts';
import { amountForRound, askedSlots, type DemandStep, type MarketRound } from '../round/index.ts';
import type { ReplayedRound } from './replay-round.ts';

/** What rounds came to. Sums over rounds; slots are counted once for each round that they were held in. */
export interface Tally {
  /** Micro-credits for a slot-second, mean over rounds and pools. */
  readonly meanPrice: number;
  readonly grantedSlotRounds: number;
  readonly unservedSlotRounds: number;
  /** What was granted is worth to its agents, before paces and credits, micro-credits; must-run slots count nothing. */
  readonly worth: number;
  readonly paid: number;
  /** Of what was granted, by what a slot uses beyond an idle device. */
  readonly energyMillijoules: number;
  /** Rounds in which all of them together asked and got nothing. */
  readonly roundsWithout: number;
  /** Longest run of rounds in which one bidder asked and got nothing in its pool; a gap between rounds ends a run. */
  readonly longestZeroRun: number;
}

const msPerSecond = 1_000;

/** Sums what rounds came to for some of their bids. */
export class RoundTally {
  #prices = 0;
  #priced = 0;
  #granted = 0;
  #unserved = 0;
  #worth = 0;
  #paid = 0;
  #energy = 0;
  #roundsWithout = 0;
  #longest = 0;
  #last: number | undefined;
  readonly #without = new Map<string, number>();

  /**
   * @param values of the round's bids, in their order: what a slot is worth to its agent
   * @param places of the bids that count
   */
  add(
    round: MarketRound,
    values: readonly (readonly DemandStep[])[],
    replayed: ReplayedRound,
    places: readonly number[],
  ): void {
    if (this.#last === undefined || round.roundNumber !== this.#last + 1) this.#without.clear();
    this.#last = round.roundNumber;
    let [askedByAll, grantedToAll] = [0, 0];
    for (const index of places) {
      const [bid, answer] = [round.bids[index], replayed.bids[index]];
      if (bid === undefined || answer === undefined) continue;
      const asked = askedSlots(bid);
      askedByAll += asked;
      grantedToAll += answer.slots;
      this.#unserved += Math.max(0, asked - answer.slots);
      const won = Math.max(0, answer.slots - bid.mustRunSlots);
      this.#worth += amountForRound(worthOfSlots(values[index] ?? [], won), round.roundMs);
      this.#energy += Math.round((answer.slots * bid.use.milliwatts * round.roundMs) / msPerSecond);
      this.#paid += answer.payment;
      this.#noteWithout(`${bid.pool} ${bid.bidder}`, asked > 0 && answer.slots === 0);
    }
    this.#granted += grantedToAll;
    if (askedByAll > 0 && grantedToAll === 0) this.#roundsWithout += 1;
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
      energyMillijoules: this.#energy,
      roundsWithout: this.#roundsWithout,
      longestZeroRun: this.#longest,
    };
  }

  #noteWithout(key: string, isWithout: boolean): void {
    const rounds = isWithout ? (this.#without.get(key) ?? 0) + 1 : 0;
    if (rounds === 0) this.#without.delete(key);
    else this.#without.set(key, rounds);
    this.#longest = Math.max(this.#longest, rounds);
  }
}
