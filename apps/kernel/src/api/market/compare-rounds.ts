import { clearRound, type MarketBid, type MarketRound, type MarketRoundResult } from '@agent-os/core/market';
import type { MarketRoundRow } from '@agent-os/db';
import { hashOfRound } from '../../market/index.ts';
import { ofResult, replayRound, type OtherTerms, type ReplayedRound } from './replayed-round.ts';
import { AgentsCompared } from './tally-agents.ts';
import { RoundTally } from './tally-rounds.ts';

interface ComparedPrice {
  readonly round: number;
  readonly at: number;
  readonly recorded: number;
  readonly candidate: number;
}

class Compared {
  readonly recorded = new RoundTally();
  readonly candidate = new RoundTally();

  add(round: MarketRound, [recorded, candidate]: BothWays, counts: (bid: MarketBid) => boolean): void {
    this.recorded.add(round, recorded, counts);
    this.candidate.add(round, candidate, counts);
  }

  addPrices(pool: string, [recorded, candidate]: BothWays): void {
    this.recorded.addPrice(recorded.prices.get(pool));
    this.candidate.addPrice(candidate.prices.get(pool));
  }

  tally() {
    return { recorded: this.recorded.tally(), candidate: this.candidate.tally() };
  }
}

type BothWays = readonly [recorded: ReplayedRound, candidate: ReplayedRound];

/** Kept rounds beside what they would have been under other terms, summed as they come. */
export class RoundsCompared {
  readonly #terms: OtherTerms;
  readonly all = new Compared();
  readonly pools = new Map<string, Compared>();
  readonly departments = new Map<string, Compared>();
  readonly agents = new AgentsCompared();
  /** Of the pool that alone is asked about, in the order in which rounds come. */
  readonly prices: ComparedPrice[] = [];
  /** Rounds whose replay, unchanged, gave another hash than the journal has. */
  differing = 0;

  constructor(terms: OtherTerms) {
    this.#terms = terms;
  }

  add(row: Pick<MarketRoundRow, 'number' | 'at' | 'snapshot' | 'result' | 'hash'>): void {
    // Written by core's own clearing, and hashed.
    const [round, result] = [row.snapshot as MarketRound, row.result as MarketRoundResult];
    const again = hashOfRound(round, clearRound(round));
    if (!Buffer.from(again).equals(Buffer.from(row.hash))) this.differing += 1;
    const both: BothWays = [ofResult(result), replayRound(round, this.#terms)];
    const { poolId } = this.#terms;
    const isAsked = ({ pool }: { readonly pool: string }) => poolId === undefined || poolId === pool;
    this.all.add(round, both, isAsked);
    this.agents.add(round, both, isAsked);
    for (const { pool } of round.pools.filter(isAsked)) {
      const compared = comparedOf(this.pools, pool);
      compared.add(round, both, (bid) => bid.pool === pool);
      compared.addPrices(pool, both);
      this.all.addPrices(pool, both);
    }
    for (const owner of new Set(round.bids.filter(isAsked).map((bid) => bid.owner))) {
      comparedOf(this.departments, owner).add(round, both, (bid) => bid.owner === owner && isAsked(bid));
    }
    if (poolId !== undefined) this.#addPrice(poolId, row, both);
  }

  #addPrice(poolId: string, { number, at }: Pick<MarketRoundRow, 'number' | 'at'>, [was, would]: BothWays): void {
    const [recorded, candidate] = [was.prices.get(poolId), would.prices.get(poolId)];
    if (recorded === undefined || candidate === undefined) return;
    this.prices.push({ round: Number(number), at: at.getTime(), recorded, candidate });
  }
}

function comparedOf(all: Map<string, Compared>, key: string): Compared {
  const compared = all.get(key) ?? new Compared();
  all.set(key, compared);
  return compared;
}
