import { trailingPrice, type BidOrigin, type MarketPool, type MarketRound } from '@agent-os/core/market';
import type { OrganisationEntry } from '../directory/index.ts';
import { bidOfAgent, type BidWithOrigin } from './bid-of-agent.ts';
import { noCredits, type CarriedMarket } from './carried-market.ts';
import { marketPoolOf } from './market-pool-of.ts';
import type { PoolDemand } from './pool-demand.ts';

export interface RoundParts {
  readonly roundNumber: number;
  readonly roundMs: number;
  readonly organisation: Pick<OrganisationEntry, 'id' | 'market' | 'energy' | 'poolsById' | 'modelsByName'>;
  readonly demands: readonly PoolDemand[];
  readonly carried: CarriedMarket;
  readonly nowMs: number;
  /** Rounds to come in the period, as far as can be told. */
  readonly roundsLeft: number;
}

export interface RoundWithOrigins {
  readonly round: MarketRound;
  /** In the order of the round's bids. */
  readonly origins: readonly BidOrigin[];
}

/** The snapshot that a round is decided from: pools that somebody waits for or runs in, and a bid of each agent there, with how it came about. */
export function roundOfDemand(parts: RoundParts): RoundWithOrigins {
  const { roundNumber, roundMs, organisation, demands, carried, nowMs, roundsLeft } = parts;
  const { market } = organisation;
  const pools: MarketPool[] = [];
  const made: BidWithOrigin[] = [];
  const waits = new Map(carried.waits.map(({ pool, bidder, rounds }) => [`${pool} ${bidder}`, rounds]));
  const known = demands.filter(({ poolId, agents }) => organisation.poolsById.has(poolId) && agents.length > 0);
  const credits = creditsOf(known, parts);
  for (const { poolId, agents } of known) {
    const settings = organisation.poolsById.get(poolId);
    if (settings === undefined) continue;
    const pool = marketPoolOf(organisation, settings, nowMs, runningOf(agents));
    pools.push(pool);
    for (const demand of agents) {
      const { balance, ofBid } = credits(demand.departmentId);
      const { bid, origin } = bidOfAgent(demand, {
        pool,
        declared: market.bids.get(demand.agentId),
        pace: (carried.departments[demand.departmentId] ?? noCredits).paceMillionths,
        credits: ofBid,
        roundMs,
        trailing: trailingPrice(carried.prices[poolId] ?? []),
        terms: market.terms,
        waitedRounds: waits.get(`${poolId} ${demand.agentId}`) ?? 0,
      });
      made.push({ bid, origin: { ...origin, balance, roundsLeft } });
    }
  }
  const bids = made.map(({ bid }) => bid);
  return {
    round: { roundNumber, seed: seedOf(organisation.id), roundMs, pools, bids },
    origins: made.map(({ origin }) => origin),
  };
}

/** Calls that run in a pool. */
function runningOf(agents: PoolDemand['agents']): number {
  return agents.flatMap(({ classes }) => classes).reduce((sum, { running }) => sum + running, 0);
}

/** What a department has, and what each of its bids may use of it: an even part, so that all of them together never overdraw it. */
function creditsOf(
  demands: readonly PoolDemand[],
  { carried, organisation: { market } }: RoundParts,
): (departmentId: string) => { readonly balance: number; readonly ofBid: number } {
  const bids = new Map<string, number>();
  for (const { departmentId } of demands.flatMap(({ agents }) => agents)) {
    bids.set(departmentId, (bids.get(departmentId) ?? 0) + 1);
  }
  return (departmentId) => {
    const { balance, shadowSpent } = carried.departments[departmentId] ?? noCredits;
    const left = market.terms.mode === 'on' ? balance : balance - shadowSpent;
    const has = left <= 0n ? 0n : left;
    return { balance: safeOf(has), ofBid: safeOf(has / BigInt(bids.get(departmentId) ?? 1)) };
  };
}

function safeOf(amount: bigint): number {
  return Number(amount < BigInt(Number.MAX_SAFE_INTEGER) ? amount : BigInt(Number.MAX_SAFE_INTEGER));
}

/** FNV-1a: ties fall alike in every kernel, and differently in every organisation. */
function seedOf(organisationId: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < organisationId.length; at += 1) {
    hash = Math.imul(hash ^ organisationId.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash;
}
