import type { TenantTransaction } from '../../client/index.ts';

/** Slots of its devices in a pool that a department sells. `ask`: micro-credits for a slot-second, at least. */
export interface MarketOfferTerms {
  readonly departmentId: string;
  readonly poolId: string;
  /** 0: none. */
  readonly slots: number;
  readonly ask: bigint;
}

interface Authored {
  readonly version: number;
  readonly authorKind: 'person' | 'token' | 'system';
  readonly authorId: string;
  readonly reason: string;
  readonly at: Date;
}

export interface MarketOfferRow extends MarketOfferTerms, Authored {
  readonly authorName: string | null;
}

/** The offers in force, those that were taken back with 0 slots. */
export function listMarketOffers(tx: TenantTransaction): Promise<MarketOfferRow[]> {
  return tx.$queryRaw<MarketOfferRow[]>`
    select distinct on (o.department_id, o.pool_id) o.department_id as "departmentId", o.pool_id as "poolId", o.version,
           o.slots, o.ask, o.author_kind as "authorKind", o.author_id as "authorId", o.reason, o.at,
           coalesce(p.name, t.name) as "authorName"
    from market_offer o
    left join person p on o.author_kind = 'person' and p.id = o.author_id
    left join admin_token t on o.author_kind = 'token' and t.organisation_id = o.organisation_id and t.id = o.author_id
    order by o.department_id, o.pool_id, o.version desc`;
}

/** Until the transaction ends nobody else changes what this department offers; its version in a pool, 0 for none, undefined without such a department. */
export async function lockMarketOffer(
  tx: TenantTransaction,
  departmentId: string,
  poolId: string,
): Promise<number | undefined> {
  const known = await tx.$queryRaw<unknown[]>`
    select 1 from department where id = ${departmentId} and archived_at is null for no key update`;
  if (known.length === 0) return undefined;
  const { _max } = await tx.marketOffer.aggregate({ where: { departmentId, poolId }, _max: { version: true } });
  return _max.version ?? 0;
}

export async function insertMarketOffer(
  tx: TenantTransaction,
  organisationId: string,
  row: MarketOfferTerms & Authored,
): Promise<void> {
  await tx.marketOffer.create({ data: { organisationId, ...row } });
}
