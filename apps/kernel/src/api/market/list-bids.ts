import { marketBids } from '@agent-os/core/contracts';
import { listBidders, listMarketBids, type MarketBidRow, type TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';
import { defaultBid } from '../../market/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

type BidWire = z.infer<typeof marketBids>[number];

/** How every agent bids: as declared, or by default. */
export const listBids = organisationProcedure('market:read')
  // As a function: tRPC runs a schema asynchronously, which takes four times as long for thousands of rows.
  .output((value) => marketBids.parse(value))
  .query(({ ctx }) => ctx.read((tx) => readBids(tx, undefined)));

/** Of one agent or of all that are not retired, by name. */
export async function readBids(tx: TenantTransaction, agentId: string | undefined): Promise<BidWire[]> {
  const bidders = await listBidders(tx, agentId);
  const declared = new Map((await listMarketBids(tx, agentId)).map((bid) => [bid.agentId, bid]));
  return bidders.map(({ agent, department }) => ({ agent, department, ...termsWire(declared.get(agent.id)) }));
}

function termsWire(row: MarketBidRow | undefined): Omit<BidWire, 'agent' | 'department'> {
  const { value, decay, decayMs, parallelism, speed, losingWork } = row ?? defaultBid;
  return {
    value: Number(value),
    decay,
    decayMs: decayMs === null ? null : Number(decayMs),
    parallelism,
    speed,
    losingWork,
    declared: row !== undefined,
    version: row?.version ?? 0,
    setAt: row?.at.getTime() ?? null,
    setBy: row === undefined ? null : { kind: row.authorKind, id: row.authorId, name: row.authorName },
    reason: row?.reason ?? null,
  };
}
