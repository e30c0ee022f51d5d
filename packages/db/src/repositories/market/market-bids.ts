import type { TenantTransaction } from '../../client/index.ts';

/** How an agent values slots. `value`: micro-credits for a slot-second of a fresh task. */
export interface MarketBidTerms {
  readonly value: bigint;
  readonly decay: 'constant' | 'linear' | 'step' | 'exponential';
  readonly decayMs: bigint | null;
  readonly parallelism: number;
  /** 0 cheapest to 100 fastest. */
  readonly speed: number;
  /** Of its calls that wait while it wins nothing; null: as the market's terms say. */
  readonly losingWork: 'wait' | 'move' | 'shed' | null;
}

interface Authored {
  readonly agentId: string;
  readonly version: number;
  readonly authorKind: 'person' | 'token' | 'system';
  readonly authorId: string;
  readonly reason: string;
  readonly at: Date;
}

export interface MarketBidRow extends MarketBidTerms, Authored {
  readonly authorName: string | null;
}

/** The bids in force of agents that have one of their own. */
export function listMarketBids(tx: TenantTransaction): Promise<MarketBidRow[]> {
  return tx.$queryRaw<MarketBidRow[]>`
    select distinct on (b.agent_id) b.agent_id as "agentId", b.version, b.value, b.decay, b.decay_ms as "decayMs",
           b.parallelism, b.speed, b.losing_work as "losingWork", b.author_kind as "authorKind", b.author_id as "authorId", b.reason, b.at,
           coalesce(p.name, t.name) as "authorName"
    from market_bid b
    left join person p on b.author_kind = 'person' and p.id = b.author_id
    left join admin_token t on b.author_kind = 'token' and t.organisation_id = b.organisation_id and t.id = b.author_id
    order by b.agent_id, b.version desc`;
}

/** Until the transaction ends nobody else changes this agent's bid; the version in force, 0 for none, undefined without such an agent. */
export async function lockMarketBid(tx: TenantTransaction, agentId: string): Promise<number | undefined> {
  const agents = await tx.$queryRaw<unknown[]>`select 1 from agent where id = ${agentId} for no key update`;
  if (agents.length === 0) return undefined;
  const { _max } = await tx.marketBid.aggregate({ where: { agentId }, _max: { version: true } });
  return _max.version ?? 0;
}

export async function insertMarketBid(
  tx: TenantTransaction,
  organisationId: string,
  row: MarketBidTerms & Authored,
): Promise<void> {
  await tx.marketBid.create({ data: { organisationId, ...row } });
}
