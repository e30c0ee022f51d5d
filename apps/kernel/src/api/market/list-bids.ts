import { marketBids } from '@agent-os/core/contracts';
import { listMarketBids, type MarketBidRow, type TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';
import { defaultBid } from '../../market/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

type BidWire = z.infer<typeof marketBids>[number];

/** How every agent bids: as declared, or by default. */
export const listBids = organisationProcedure('market:read')
  .output(marketBids)
  .query(({ ctx }) => ctx.read((tx) => readBids(tx, undefined)));

/** Of one agent or of all that are not retired, by name. */
export async function readBids(tx: TenantTransaction, agentId: string | undefined): Promise<BidWire[]> {
  const agents = await tx.agent.findMany({
    where: { state: { not: 'retired' }, ...(agentId === undefined ? {} : { id: agentId }) },
    select: { id: true, slug: true, name: true, department: { select: { id: true, name: true } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  const declared = new Map((await listMarketBids(tx)).map((bid) => [bid.agentId, bid]));
  return agents.map(({ department, ...agent }) => ({ agent, department, ...termsWire(declared.get(agent.id)) }));
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
