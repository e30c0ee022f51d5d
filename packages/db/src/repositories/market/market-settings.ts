import type { TenantTransaction } from '../../client/index.ts';

/** Prices in micro-credits for a slot-second, amounts in micro-credits. */
export interface MarketTerms {
  readonly mode: 'off' | 'shadow' | 'on';
  readonly priceCap: bigint;
  readonly priceFloor: bigint;
  readonly creditNanoUsd: bigint;
  readonly payments: 'burn' | 'rebate';
  readonly unspent: 'expire' | 'carry';
  readonly period: 'day' | 'week' | 'month';
  readonly creditsPerPeriod: bigint;
  readonly floorSlots: number;
  readonly floorAfterRounds: number | null;
  /** Of calls that wait while their agent wins no slot, after so many rounds without one. */
  readonly losingWork: 'wait' | 'move' | 'shed';
  readonly losingAfterRounds: number;
  readonly keepRoundsHours: number;
  /** How bids meet offers of departments. */
  readonly rule: 'uniform' | 'double_auction' | 'mcafee';
}

interface Authored {
  readonly version: number;
  readonly authorKind: 'person' | 'token' | 'system';
  readonly authorId: string;
  readonly reason: string;
  readonly at: Date;
}

export interface MarketSettingRow extends MarketTerms, Authored {
  readonly authorName: string | null;
}

/** The terms in force; undefined when nobody has set any. */
export async function findMarketSetting(tx: TenantTransaction): Promise<MarketSettingRow | undefined> {
  const rows = await tx.$queryRaw<MarketSettingRow[]>`
    select s.version, s.mode, s.price_cap as "priceCap", s.price_floor as "priceFloor",
           s.credit_nano_usd as "creditNanoUsd", s.payments, s.unspent, s.period,
           s.credits_per_period as "creditsPerPeriod", s.floor_slots as "floorSlots",
           s.floor_after_rounds as "floorAfterRounds", s.losing_work as "losingWork",
           s.losing_after_rounds as "losingAfterRounds", s.keep_rounds_hours as "keepRoundsHours", s.rule,
           s.author_kind as "authorKind", s.author_id as "authorId", s.reason, s.at,
           coalesce(p.name, t.name) as "authorName"
    from market_setting s
    left join person p on s.author_kind = 'person' and p.id = s.author_id
    left join admin_token t on s.author_kind = 'token' and t.organisation_id = s.organisation_id and t.id = s.author_id
    order by s.version desc limit 1`;
  return rows[0];
}

/** Until the transaction ends nobody else changes the organisation's terms. */
export async function lockMarketSettings(tx: TenantTransaction, organisationId: string): Promise<void> {
  await tx.$queryRaw`select 1 from organisation where id = ${organisationId} for no key update`;
}

export async function insertMarketSetting(
  tx: TenantTransaction,
  organisationId: string,
  row: MarketTerms & Authored,
): Promise<void> {
  await tx.marketSetting.create({ data: { organisationId, ...row } });
}
