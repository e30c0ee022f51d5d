import type { TenantTransaction } from '../../client/index.ts';
import { Prisma } from '../../generated/client.ts';
import { epochMsOf } from '../agent-columns.ts';

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

/** As JSON carries it: bigints as decimal text, times in epoch ms. */
type ReadBid = Omit<MarketBidRow, 'value' | 'decayMs' | 'at'> & {
  readonly value: string;
  readonly decayMs: string | null;
  readonly atMs: number;
};

/** The bids in force of agents that have one of their own. As one text: thousands of rows cost more to decode one by one than to read. */
export async function listMarketBids(tx: TenantTransaction, agentId?: string): Promise<MarketBidRow[]> {
  const only = agentId === undefined ? Prisma.sql`true` : Prisma.sql`b.agent_id = ${agentId}`;
  const [all] = await tx.$queryRaw<{ bids: string }[]>`
    select coalesce(json_agg(bid), '[]')::text as bids
    from (
      select distinct on (b.agent_id) b.agent_id as "agentId", b.version, b.value::text, b.decay,
             b.decay_ms::text as "decayMs", b.parallelism, b.speed, b.losing_work as "losingWork", b.author_kind as "authorKind",
             b.author_id as "authorId", b.reason, ${epochMsOf(Prisma.sql`b.at`)} as "atMs",
             coalesce(p.name, t.name) as "authorName"
      from market_bid b
      left join person p on b.author_kind = 'person' and p.id = b.author_id
      left join admin_token t on b.author_kind = 'token' and t.organisation_id = b.organisation_id and t.id = b.author_id
      where ${only}
      order by b.agent_id, b.version desc
    ) as bid`;
  // The columns are named above as the type names them.
  return (JSON.parse(all?.bids ?? '[]') as ReadBid[]).map(({ value, decayMs, atMs, ...bid }) => ({
    ...bid,
    value: BigInt(value),
    decayMs: decayMs === null ? null : BigInt(decayMs),
    at: new Date(atMs),
  }));
}

interface Bidder {
  readonly agent: { readonly id: string; readonly slug: string; readonly name: string };
  readonly department: { readonly id: string; readonly name: string };
}

/** Agents that may bid, by name: one, or all that are not retired. As one text, for the same reason. */
export async function listBidders(tx: TenantTransaction, agentId?: string): Promise<Bidder[]> {
  const only = agentId === undefined ? Prisma.sql`true` : Prisma.sql`a.id = ${agentId}`;
  const [all] = await tx.$queryRaw<{ bidders: string }[]>`
    select coalesce(json_agg(json_build_object(
             'agent', json_build_object('id', a.id, 'slug', a.slug, 'name', a.name),
             'department', json_build_object('id', d.id, 'name', d.name)
           ) order by a.name, a.id), '[]')::text as bidders
    from agent a join department d on d.organisation_id = a.organisation_id and d.id = a.department_id
    where a.state <> 'retired' and ${only}`;
  // As the type names it.
  return JSON.parse(all?.bidders ?? '[]') as Bidder[];
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
