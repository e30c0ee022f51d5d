import type { TenantTransaction } from '../client/index.ts';
import type { CurrencyAuthor } from './display-currency.ts';

export interface NewExchangeRate {
  /** ISO 4217. */
  readonly currency: string;
  /** Units of it that one USD is, in ten-thousand-millionths. */
  readonly perUsdE10: bigint;
  /** Midnight of UTC. */
  readonly validFrom: Date;
  readonly source: string;
  readonly reason: string;
}

export interface ExchangeRateRow extends NewExchangeRate {
  readonly number: number;
  readonly createdAt: Date;
  readonly authorId: string;
  /** Null when the author is gone. */
  readonly authorName: string | null;
  /** Number of the newest rate from the same day: its own, unless it was corrected. */
  readonly holdingNumber: number;
}

/** Where a page ends: its last row. */
export interface ExchangeRateCursor {
  readonly validFrom: Date;
  readonly number: number;
}

/** Rates of a currency, the latest day first and of a day the newest entry first; at most `limit` after the cursor. */
export function listExchangeRates(
  tx: TenantTransaction,
  currency: string,
  { after, limit }: { readonly after: ExchangeRateCursor | undefined; readonly limit: number },
): Promise<ExchangeRateRow[]> {
  const [day, number] = [after?.validFrom ?? null, after?.number ?? null];
  return tx.$queryRaw<ExchangeRateRow[]>`
    select r.currency, r.number, r.per_usd_e10 as "perUsdE10", r.valid_from as "validFrom", r.source, r.reason,
           r.created_at as "createdAt", r.author_id as "authorId", coalesce(p.name, t.name) as "authorName",
           (select max(s.number) from exchange_rate s
            where s.organisation_id = r.organisation_id and s.currency = r.currency and s.valid_from = r.valid_from)
             as "holdingNumber"
    from exchange_rate r
    left join person p on r.author_kind = 'person' and p.id = r.author_id
    left join admin_token t on r.author_kind = 'token' and t.organisation_id = r.organisation_id and t.id = r.author_id
    where r.currency = ${currency}
      and (${day}::date is null or (r.valid_from, r.number) < (${day}::date, ${number}::integer))
    order by r.valid_from desc, r.number desc limit ${limit}`;
}

/** What the rates of a period are found in: those that begin in it, and those of the last day on which any began before. */
export function listRatesOfPeriod(
  tx: TenantTransaction,
  currency: string,
  firstDay: Date,
  lastDay: Date,
): Promise<Pick<ExchangeRateRow, 'number' | 'perUsdE10' | 'validFrom'>[]> {
  return tx.$queryRaw`
    select distinct on (valid_from) number, per_usd_e10 as "perUsdE10", valid_from as "validFrom"
    from exchange_rate
    where currency = ${currency} and valid_from <= ${lastDay}::date and valid_from >= coalesce(
      (select max(valid_from) from exchange_rate where currency = ${currency} and valid_from <= ${firstDay}::date),
      ${firstDay}::date)
    order by valid_from desc, number desc`;
}

/** Adds a rate. Lock the currencies before. @returns its number among those of the currency */
export async function insertExchangeRate(
  tx: TenantTransaction,
  organisationId: string,
  rate: NewExchangeRate,
  author: CurrencyAuthor,
  at: Date,
): Promise<number> {
  const where = { currency: rate.currency };
  const last = await tx.exchangeRate.findFirst({ where, orderBy: { number: 'desc' }, select: { number: true } });
  const number = (last?.number ?? 0) + 1;
  await tx.exchangeRate.create({
    data: { ...rate, organisationId, number, authorKind: author.kind, authorId: author.id, createdAt: at },
  });
  return number;
}
