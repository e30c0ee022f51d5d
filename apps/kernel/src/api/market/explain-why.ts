import { marketWhy, marketWhyInput } from '@agent-os/core/contracts';
import { exactUsdText } from '@agent-os/core/economy';
import type { BidOutcome, MarketBid } from '@agent-os/core/market';
import { listBidderRounds, type BidderRound, type TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';
import { bidOrigin, pacingThousandths } from '../../market/index.ts';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { nameOwners } from '../scheduler/index.ts';
import { reasonWire } from './reason-wire.ts';

type Wire = z.infer<typeof marketWhy>;

const roundsShown = 60;

/** Why an agent, or one call, got or did not get a slot: its last rounds, each with its reason. */
export const explainWhy = organisationProcedure('market:read')
  .input(marketWhyInput)
  .output(marketWhy)
  .query(({ ctx, input: { agentId, callId } }) =>
    ctx.read(async (tx) => {
      const ofAgent = { agentId: agentId ?? '', waited: null, claimedValueNanoUsd: null };
      const asked = callId === undefined ? ofAgent : await waitOfCall(tx, callId);
      const known = await tx.agent.findFirst({ where: { id: asked.agentId }, select: { id: true } });
      if (known === null) throw notFound('agent');
      const names = await nameOwners(tx, [{ agentId: known.id }]);
      const { from = null, until = null } = asked.waited ?? {};
      const rows = await listBidderRounds(tx, known.id, { from, until, rounds: roundsShown });
      const ids = [...new Set(rows.map(({ outcome }) => (outcome as BidOutcome).pool))];
      const pools = await tx.pool.findMany({
        where: { id: { in: ids } },
        select: { id: true, slug: true },
        orderBy: { slug: 'asc' },
      });
      return {
        agent: names.agent(known.id),
        explanation: sentenceOf(rows, asked.waited !== null) + claimWords(asked.claimedValueNanoUsd),
        waited: asked.waited,
        pools: pools.map((pool) => ({ pool, rounds: roundsOf(rows, pool.id) })),
      };
    }),
  );

interface AskedCall {
  readonly agentId: string;
  readonly waited: NonNullable<Wire['waited']>;
  /** What its sender said it is worth. */
  readonly claimedValueNanoUsd: bigint | null;
}

async function waitOfCall(tx: TenantTransaction, callId: string): Promise<AskedCall> {
  const call = await tx.call.findFirst({
    where: { id: callId },
    select: { agentId: true, receivedAt: true, claimedValueNanoUsd: true },
  });
  if (call === null) throw notFound('call');
  const ended = await tx.callSettlement.findFirst({ where: { callId }, select: { admission: true } });
  const from = call.receivedAt.getTime();
  const waitedMs = waitedMsOf(ended?.admission);
  const until = ended === null ? null : Math.ceil(from + waitedMs);
  const { agentId, claimedValueNanoUsd } = call;
  return { agentId, waited: { from, until }, claimedValueNanoUsd };
}

/** A call that nothing held back has no time of waiting in its row. */
function waitedMsOf(admission: unknown): number {
  if (typeof admission !== 'object' || admission === null || !('waitedMs' in admission)) return 0;
  return typeof admission.waitedMs === 'number' ? admission.waitedMs : 0;
}

function roundsOf(rows: readonly BidderRound[], poolId: string): Wire['pools'][number]['rounds'] {
  return rows.flatMap((row) => {
    // Written by core's own clearing.
    const [bid, outcome] = [row.bid as MarketBid, row.outcome as BidOutcome];
    if (outcome.pool !== poolId) return [];
    const best = bid.steps.reduce<number | null>(
      (most, { price, slots }) => (slots === 0 ? most : Math.max(most ?? 0, price)),
      null,
    );
    const { price, askedSlots, slots, reason } = outcome;
    const at = row.at.getTime();
    const facts = { round: Number(row.number), at, price, bid: best, askedSlots, slots, reason: reasonWire(reason) };
    return [
      {
        ...facts,
        origin: originWire(row.origin),
        waitedRounds: bid.waitedRounds,
        floorAfterRounds: bid.floorSlots === 0 ? null : row.floorAfterRounds,
      },
    ];
  });
}

function originWire(kept: unknown): Wire['pools'][number]['rounds'][number]['origin'] {
  const { data } = bidOrigin.nullable().safeParse(kept);
  if (data === null || data === undefined) return null;
  const { value, boundByCredits } = data;
  return { value, pacingThousandths: pacingThousandths(data), boundByCredits };
}

function sentenceOf(rows: readonly BidderRound[], isOfCall: boolean): string {
  const outcomes = rows.map(({ outcome }) => outcome as BidOutcome);
  const [last] = outcomes;
  if (last === undefined) {
    return isOfCall
      ? 'No round was cleared while this call waited, or it is no longer kept: the market did not hold it back.'
      : 'It took part in no round that is kept.';
  }
  const without = outcomes.filter(({ slots, askedSlots }) => slots === 0 && askedSlots > 0).length;
  const rounds = outcomes.length === 1 ? 'its one round' : `${outcomes.length} rounds`;
  const when = isOfCall ? 'while it waited' : 'of late';
  return `In ${rounds} ${when} its agent went without in ${without}. In the last: ${reasonWire(last.reason).explanation}`;
}

/** Whoever reads why a call waited may have sent it with a value; bids are declared for agents (docs/decisions/0031). */
function claimWords(claimedValueNanoUsd: bigint | null): string {
  if (claimedValueNanoUsd === null) return '';
  return ` Its sender says that it is worth ${exactUsdText(claimedValueNanoUsd).replace(/\.?0+$/, '')} USD; bids are what agents declare, not what calls say.`;
}
