import { marketRound, marketRoundInput } from '@agent-os/core/contracts';
import { auditRound, nearOptimumOf } from '@agent-os/core/market';
import { findMarketRound, type MarketRoundRow, type TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';
import { organisationProcedure } from '../procedures/index.ts';
import { nameOwners, requirePool } from '../scheduler/index.ts';
import { demandCurve, supplyCurve } from './curves-of.ts';
import { journalledOf } from './journalled-of.ts';
import { priceFigures } from './price-figures.ts';
import { reasonWire } from './reason-wire.ts';
import { replaysToHash } from './replays-to-hash.ts';
import { supplySteps } from './supply-steps.ts';

type Wire = z.infer<typeof marketRound>;

/** One pool in one round: its curves, who got what and why, and the check that anybody can make by eye. */
export const getRound = organisationProcedure('market:read')
  .input(marketRoundInput)
  .output(marketRound)
  .query(({ ctx, input: { poolId, round } }) =>
    ctx.read(async (tx) => {
      const { id, slug } = await requirePool(tx, poolId);
      const row = await findMarketRound(tx, poolId, round === undefined ? undefined : BigInt(round));
      return row === undefined ? null : roundWire(tx, row, { id, slug });
    }),
  );

async function roundWire(
  tx: TenantTransaction,
  row: MarketRoundRow,
  ref: { readonly id: string; readonly slug: string },
): Promise<Wire> {
  const journalled = journalledOf(row);
  const { round: snapshot, result } = journalled;
  const pool = snapshot.pools.find(({ pool: id }) => id === ref.id);
  const outcome = result.pools.find(({ pool: id }) => id === ref.id);
  if (pool === undefined || outcome === undefined) return null;
  const bids = new Map(snapshot.bids.filter(({ pool: id }) => id === ref.id).map((bid) => [bid.bidder, bid]));
  const answered = result.bids.flatMap((answer) => {
    const bid = answer.pool === ref.id ? bids.get(answer.bidder) : undefined;
    return bid === undefined ? [] : [{ bid, outcome: answer }];
  });
  const names = await nameOwners(tx, [
    ...answered.map(({ bid }) => ({ agentId: bid.bidder, departmentId: bid.owner })),
    ...pool.supply.flatMap(({ owner }) => (owner === null ? [] : [{ agentId: null, departmentId: owner }])),
  ]);
  const best = ({ steps }: { readonly steps: readonly { readonly price: number; readonly slots: number }[] }) =>
    steps.reduce<number | null>((most, { price, slots }) => (slots === 0 ? most : Math.max(most ?? 0, price)), null);
  const { shadowPrices: _shadow, received: _received, pool: _pool, ...facts } = outcome;
  return {
    ...facts,
    round: Number(row.number),
    at: row.at.getTime(),
    mode: row.mode,
    roundMs: snapshot.roundMs,
    clearedInUs: row.clearedInUs,
    hash: Buffer.from(row.hash).toString('hex'),
    replays: replaysToHash(row),
    efficiency: nearOptimumOf(journalled, ref.id) ?? null,
    pool: ref,
    binding: [...outcome.binding],
    demand: demandCurve([...bids.values()], pool),
    supply: supplyCurve(pool),
    rule: pool.rule ?? 'uniform',
    withheldSlots: outcome.withheldSlots ?? 0,
    receipts: result.receipts
      .filter(({ pool: id }) => id === ref.id)
      .map(({ owner, slots, received }) => ({ department: names.department(owner), slots, received })),
    supplySteps: supplySteps(pool, names.department),
    slotLimit: pool.limits.slots,
    grantedSlots: outcome.load.slots,
    limits: pool.limits,
    allocations: answered
      .map(({ bid, outcome: { slots, askedSlots, mustRunSlots, floorSlots, price, payment, reason } }) => ({
        agent: names.agent(bid.bidder),
        department: names.department(bid.owner),
        bid: best(bid),
        askedSlots,
        slots,
        mustRunSlots,
        floorSlots,
        price,
        payment,
        reason: reasonWire(reason),
      }))
      .toSorted((one, other) => (other.bid ?? pool.priceCap) - (one.bid ?? pool.priceCap) || other.slots - one.slots),
    invariant: { ...priceFigures(answered, pool.priceCap), holds: auditRound(snapshot, result).length === 0 },
    shed: result.shed
      .filter(({ pool: id }) => id === ref.id)
      .map(({ bidder, slots, resource, needed, limit }) => ({
        agent: names.agent(bidder),
        slots,
        resource,
        needed,
        limit,
      })),
  };
}
