import { isKeptWhole, valuesOfBids, type JournalledRound } from '../journal/index.ts';
import type { DemandStep, MarketRound } from '../round/index.ts';
import { AgentsCompared } from './agents-compared.ts';
import { isAsked, type OtherTerms } from './other-terms.ts';
import { ofResult, replayBegins, replayRound, type ReplayedRound } from './replay-round.ts';
import { RoundTally, type Tally } from './round-tally.ts';

export interface ComparedPrice {
  readonly round: number;
  readonly at: number;
  readonly recorded: number;
  readonly candidate: number;
}

type BothWays = readonly [recorded: ReplayedRound, candidate: ReplayedRound];
type Values = readonly (readonly DemandStep[])[];

class Compared {
  readonly #recorded = new RoundTally();
  readonly #candidate = new RoundTally();

  add(round: MarketRound, values: Values, [recorded, candidate]: BothWays, places: readonly number[]): void {
    this.#recorded.add(round, values, recorded, places);
    this.#candidate.add(round, values, candidate, places);
  }

  addPrices(pool: string, [recorded, candidate]: BothWays): void {
    this.#recorded.addPrice(recorded.prices.get(pool));
    this.#candidate.addPrice(candidate.prices.get(pool));
  }

  tally(): { readonly recorded: Tally; readonly candidate: Tally } {
    return { recorded: this.#recorded.tally(), candidate: this.#candidate.tally() };
  }
}

/** Kept rounds beside what they would have been under other terms, summed as they come, the oldest first. */
export class RoundsCompared {
  readonly #terms: OtherTerms;
  #ahead = replayBegins;
  readonly all = new Compared();
  readonly pools = new Map<string, Compared>();
  readonly departments = new Map<string, Compared>();
  readonly agents = new AgentsCompared();
  /** Of the pool that alone is asked about, in the order in which rounds come. */
  readonly prices: ComparedPrice[] = [];
  /** Rounds that were kept before credits were noted with them: they cannot be decided again. */
  leftOut = 0;

  constructor(terms: OtherTerms) {
    this.#terms = terms;
  }

  /** @param atMs when the round was */
  add(journalled: JournalledRound, atMs: number): void {
    if (!isKeptWhole(journalled)) {
      this.leftOut += 1;
      return;
    }
    const { round, result } = journalled;
    const { replayed, ahead } = replayRound(this.#ahead, journalled, this.#terms);
    this.#ahead = ahead;
    const both: BothWays = [ofResult(result), replayed];
    const values = valuesOfBids(journalled);
    const { places, byPool, byOwner } = placesOf(round, this.#terms);
    this.all.add(round, values, both, places);
    this.agents.add(round, both, places);
    for (const { pool } of round.pools.filter((one) => isAsked(this.#terms, one))) {
      const compared = comparedOf(this.pools, pool);
      compared.add(round, values, both, byPool.get(pool) ?? []);
      compared.addPrices(pool, both);
      this.all.addPrices(pool, both);
    }
    for (const [owner, own] of byOwner) comparedOf(this.departments, owner).add(round, values, both, own);
    this.#addPrice(round.roundNumber, atMs, both);
  }

  #addPrice(round: number, at: number, [was, would]: BothWays): void {
    const { poolId } = this.#terms;
    if (poolId === undefined) return;
    const [recorded, candidate] = [was.prices.get(poolId), would.prices.get(poolId)];
    if (recorded === undefined || candidate === undefined) return;
    this.prices.push({ round, at, recorded, candidate });
  }
}

function comparedOf(all: Map<string, Compared>, key: string): Compared {
  const compared = all.get(key) ?? new Compared();
  all.set(key, compared);
  return compared;
}

/** Where the bids that are asked about stand in a round. */
function placesOf({ bids }: MarketRound, terms: OtherTerms) {
  const places: number[] = [];
  const byPool = new Map<string, number[]>();
  const byOwner = new Map<string, number[]>();
  const put = (into: Map<string, number[]>, key: string, place: number) => {
    const known = into.get(key);
    if (known === undefined) into.set(key, [place]);
    else known.push(place);
  };
  for (const [place, bid] of bids.entries()) {
    if (!isAsked(terms, bid)) continue;
    places.push(place);
    put(byPool, bid.pool, place);
    put(byOwner, bid.owner, place);
  }
  return { places, byPool, byOwner };
}
