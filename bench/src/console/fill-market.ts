import { createHash } from 'node:crypto';
import { clearRound, type MarketRound } from '@agent-os/core/market';
import {
  bookCredits,
  createDatabase,
  creditAccounts,
  departmentAccount,
  insertMarketBid,
  insertMarketRound,
  lockMarketState,
  updateMarketState,
  type CreditTransfer,
  type TenantTransaction,
} from '@agent-os/db';
import { openSuperuser } from '@agent-os/db/testing';
import { z } from 'zod';
import { pick, spreadInteger } from './spread.ts';

const bidsOfRound = 60;
const slotsOfPool = 40;
const roundMs = 1_000;
const roundsOfMinute = 60;
/** In so many minutes of the past every department paid. */
const settledMinutes = 2_000;
const inTransaction = 100;
const transactionMs = 60_000;
const author = { kind: 'system', id: 'bench' } as const;

const place = z.object({ organisation_id: z.string(), agent_id: z.string(), department_id: z.string() });
const named = z.object({ id: z.string() });

interface Trading {
  readonly organisationId: string;
  readonly places: readonly z.infer<typeof place>[];
  readonly pools: readonly string[];
  readonly rounds: number;
  readonly seed: number;
  readonly nowMs: number;
}

/** An installation's two ways to its database. */
export interface MarketInstallation {
  readonly databaseUrl: string;
  readonly superuserUrl: string;
}

export interface MarketPast {
  /** Of rounds, one a second, as big as a busy fleet's. */
  readonly minutes: number;
  readonly seed: number;
}

/**
 * Puts a market that has been running: every agent with a bid of its own, rounds that core's clearing decided, and what departments
 * paid, by the product's own writers. One pool takes part in no round. The market itself stays off.
 */
export async function fillMarket(
  { databaseUrl, superuserUrl }: MarketInstallation,
  { minutes, seed }: MarketPast,
): Promise<void> {
  const client = await openSuperuser({ superuserUrl });
  const database = createDatabase({ url: databaseUrl });
  try {
    const { rows: agents } = await client.query(
      'select organisation_id, id as agent_id, department_id from agent order by id',
    );
    const { rows: pools } = await client.query('select id from pool order by id');
    const places = z.array(place).parse(agents);
    const trading: Trading = {
      organisationId: pick(places, 0).organisation_id,
      places,
      pools: z
        .array(named)
        .min(2)
        .parse(pools)
        .map(({ id }) => id),
      rounds: minutes * roundsOfMinute,
      seed,
      nowMs: Date.now(),
    };
    const write = async (count: number, one: (tx: TenantTransaction, index: number) => Promise<void>) => {
      for (let first = 0; first < count; first += inTransaction) {
        await database.withTenant(
          trading.organisationId,
          async (tx) => {
            for (let index = first; index < Math.min(count, first + inTransaction); index += 1) await one(tx, index);
          },
          { timeoutMs: transactionMs },
        );
      }
    };
    await write(places.length, (tx, index) => declareBid(tx, trading, index));
    await write(trading.rounds, (tx, index) => putRound(tx, trading, index));
    await write(settledMinutes / inTransaction, (tx, index) => settle(tx, trading, index));
    await database.withTenant(trading.organisationId, async (tx) => {
      await lockMarketState(tx, trading.organisationId, true);
      await updateMarketState(tx, trading.organisationId, {
        round: BigInt(trading.rounds),
        settledRound: BigInt(trading.rounds),
        settledAt: new Date(trading.nowMs),
      });
    });
    await client.query('vacuum analyze market_bid, market_round, ledger_transfer');
  } finally {
    await database.close();
    await client.end();
  }
}

function declareBid(tx: TenantTransaction, { organisationId, places, seed, nowMs }: Trading, index: number) {
  return insertMarketBid(tx, organisationId, {
    agentId: pick(places, index).agent_id,
    version: 1,
    value: BigInt(100_000 + spreadInteger(index, seed, 3_000_000)),
    decay: 'constant',
    decayMs: null,
    parallelism: 1 + spreadInteger(index, seed + 1, 8),
    speed: spreadInteger(index, seed + 2, 101),
    losingWork: null,
    authorKind: author.kind,
    authorId: author.id,
    reason: 'Measured',
    at: new Date(nowMs),
  });
}

async function putRound(tx: TenantTransaction, trading: Trading, index: number): Promise<void> {
  const snapshot = roundOf(trading, index);
  const result = clearRound(snapshot);
  const limits = new Map(snapshot.pools.map((pool) => [pool.pool, pool.limits]));
  const hash = createHash('sha256')
    .update(JSON.stringify(snapshot))
    .update('\0')
    .update(JSON.stringify(result))
    .digest();
  await insertMarketRound(tx, trading.organisationId, {
    number: BigInt(snapshot.roundNumber),
    at: new Date(trading.nowMs - (trading.rounds - index) * roundMs),
    mode: 'shadow',
    snapshot,
    result,
    outcomes: result.pools.map((outcome) => ({ ...outcome, limits: limits.get(outcome.pool) })),
    charges: {},
    receipts: {},
    hash: new Uint8Array(hash),
    clearedInUs: 0,
    pools: snapshot.pools.length,
    bids: snapshot.bids.length,
    grantedSlots: result.bids.reduce((sum, { slots }) => sum + slots, 0),
    unservedSlots: result.pools.reduce((sum, { unservedSlots }) => sum + unservedSlots, 0),
    paid: BigInt(result.pools.reduce((sum, { paid }) => sum + paid, 0)),
  });
}

/** A few agents that go on asking, as work does, and others that come and go. */
function roundOf({ places, pools, seed }: Trading, index: number): MarketRound {
  const open = pools.slice(0, -1);
  const bidders = new Set(
    Array.from({ length: bidsOfRound }, (_, position) =>
      position % 2 === 0 ? position : spreadInteger(index * bidsOfRound + position, seed, places.length),
    ),
  );
  return {
    roundNumber: index + 1,
    seed,
    roundMs,
    pools: open.map((pool) => ({
      pool,
      limits: { slots: slotsOfPool, tokensPerSecond: null, milliwatts: null },
      supply: [{ price: 0, slots: slotsOfPool, owner: null }],
      priceFloor: 0,
      priceCap: 1_000_000_000,
      typicalUse: { tokensPerSecond: 70, milliwatts: 16_000 },
      floorAfterRounds: null,
    })),
    bids: Array.from(bidders, (position) => {
      const { agent_id: bidder, department_id: owner } = pick(places, position);
      const worth = 100_000 + spreadInteger(position, seed + index, 3_000_000);
      return {
        bidder,
        owner,
        pool: pick(open, position % open.length),
        mustRunSlots: 0,
        mustRunPrice: 0,
        steps: [10, 7, 4].map((tenths) => ({ price: Math.round((worth * tenths) / 10), slots: 1 + (position % 4) })),
        use: { tokensPerSecond: 70, milliwatts: 16_000 },
        floorSlots: 0,
        waitedRounds: 0,
      };
    }),
  };
}

/** What the rounds of some minutes took from each department. */
async function settle(tx: TenantTransaction, { organisationId, places, nowMs }: Trading, index: number): Promise<void> {
  const departments = [...new Set(places.map(({ department_id }) => department_id))];
  const minutes = Array.from({ length: inTransaction }, (_, minute) => index * inTransaction + minute);
  const transfers = minutes.flatMap((minute) =>
    departments.map((id): CreditTransfer => ({
      key: `market/bench-${minute}/pay/${id}`,
      kind: 'credit_use',
      from: departmentAccount(id),
      to: creditAccounts.market,
      amount: BigInt(1 + minute),
      note: null,
    })),
  );
  await bookCredits(tx, organisationId, transfers, author, new Date(nowMs));
}
