import type { TenantTransaction } from '../client/index.ts';

export interface CurrencyAuthor {
  readonly kind: 'person' | 'token';
  readonly id: string;
}

export interface DisplayCurrencyRow {
  /** ISO 4217; null: USD alone. */
  readonly currency: string | null;
  readonly reason: string;
  readonly createdAt: Date;
  readonly authorId: string;
  /** Null when the author is gone. */
  readonly authorName: string | null;
}

/** Numbers are given one by one: whoever comes second waits until the first has committed. */
export async function lockCurrencies(tx: TenantTransaction, organisationId: string): Promise<void> {
  await tx.$executeRaw`select 1 from organisation where id = ${organisationId} for no key update`;
}

/** The choice in force; undefined where nobody ever chose. */
export async function findDisplayCurrency(tx: TenantTransaction): Promise<DisplayCurrencyRow | undefined> {
  const rows = await tx.$queryRaw<DisplayCurrencyRow[]>`
    select c.currency, c.reason, c.created_at as "createdAt", c.author_id as "authorId",
           coalesce(p.name, t.name) as "authorName"
    from display_currency c
    left join person p on c.author_kind = 'person' and p.id = c.author_id
    left join admin_token t on c.author_kind = 'token' and t.organisation_id = c.organisation_id and t.id = c.author_id
    order by c.number desc limit 1`;
  return rows[0];
}

/** Adds a choice; it holds from now on. Lock the currencies before. */
export async function insertDisplayCurrency(
  tx: TenantTransaction,
  organisationId: string,
  choice: { readonly currency: string | null; readonly reason: string },
  author: CurrencyAuthor,
  at: Date,
): Promise<void> {
  const last = await tx.displayCurrency.findFirst({ orderBy: { number: 'desc' }, select: { number: true } });
  const number = (last?.number ?? 0) + 1;
  await tx.displayCurrency.create({
    data: { ...choice, organisationId, number, authorKind: author.kind, authorId: author.id, createdAt: at },
  });
}
