import type { TenantTransaction } from '../../client/index.ts';
import { Prisma } from '../../generated/client.ts';
import type { InvoiceLineRow } from './invoices.ts';
import type { MonthText } from '../ledger-months.ts';
import { firstDayOf } from '../ledger-months.ts';

export interface NewInvoiceGroup {
  readonly key: string;
  readonly kind: InvoiceLineRow['kind'];
  /** Since 1970-01-01. */
  readonly day: number | null;
  readonly modelId: string | null;
  readonly modelText: string | null;
  readonly tokenClass: string | null;
  readonly lines: number;
  readonly calls: number;
  readonly billedQuantity: bigint | null;
  readonly recordedQuantity: bigint | null;
  readonly billedNanoUsd: bigint;
  readonly recordedNanoUsd: bigint;
  readonly state: string;
  readonly cause: string | null;
}

const bigintText = (_name: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

/** Writes what a comparison found in place of what the one before did. Groups without a day are of the period's first month. */
export async function replaceInvoiceGroups(
  tx: TenantTransaction,
  organisationId: string,
  invoiceId: string,
  groups: readonly NewInvoiceGroup[],
): Promise<void> {
  await tx.$executeRaw`delete from invoice_group where invoice_id = ${invoiceId}`;
  const rows = groups.map((group, place) => ({ ...group, place }));
  await tx.$executeRaw`
    insert into invoice_group (
      organisation_id, invoice_id, key, place, month, kind, day, model_id, model_text, token_class, lines, calls,
      billed_quantity, recorded_quantity, billed_nano_usd, recorded_nano_usd, state, cause
    )
    select ${organisationId}, i.id, g.key, g.place,
      date_trunc('month', coalesce(date '1970-01-01' + g.day, i.period_first))::date, g.kind, date '1970-01-01' + g.day,
      g."modelId", g."modelText", g."tokenClass", g.lines, g.calls, g."billedQuantity", g."recordedQuantity",
      g."billedNanoUsd", g."recordedNanoUsd", g.state, g.cause
    from jsonb_to_recordset(${JSON.stringify(rows, bigintText)}::jsonb) as g (
      key text, place int, kind text, day int, "modelId" text, "modelText" text, "tokenClass" text, lines int, calls int,
      "billedQuantity" bigint, "recordedQuantity" bigint, "billedNanoUsd" bigint, "recordedNanoUsd" bigint, state text,
      cause text
    )
    join invoice i on i.id = ${invoiceId}`;
}

/** A decision counts while the amounts are those that it was made for. */
const decided = Prisma.sql`
  left join invoice_decision d on d.organisation_id = g.organisation_id and d.invoice_id = g.invoice_id
    and d.group_key = g.key and d.withdrawn_at is null
    and d.billed_nano_usd = g.billed_nano_usd and d.recorded_nano_usd = g.recorded_nano_usd`;
const isDark = Prisma.sql`g.kind = 'usage' and g.state = 'billed_only'`;

/** Sums an invoice's groups up into it. */
export async function sumInvoiceGroups(
  tx: TenantTransaction,
  invoiceId: string,
  facts: { readonly at: Date; readonly simulated: boolean } | null,
): Promise<void> {
  await tx.$executeRaw`
    update invoice i set
      recorded_nano_usd = s.recorded, dark_nano_usd = s.dark, groups = s.groups, open_groups = s.open,
      decided_groups = s.decided,
      compared_at = coalesce(${facts?.at ?? null}::timestamptz, i.compared_at),
      simulated = coalesce(${facts?.simulated ?? null}::boolean, i.simulated)
    from (
      select coalesce(sum(g.recorded_nano_usd), 0)::bigint as recorded,
             coalesce(sum(g.billed_nano_usd) filter (where ${isDark} and d.transfer_key is null), 0)::bigint as dark,
             count(*)::int as groups,
             (count(*) filter (where g.state not in ('agrees', 'not_yet_billed') and d.number is null))::int as open,
             count(d.number)::int as decided
      from invoice_group g ${decided} where g.invoice_id = ${invoiceId}
    ) s
    where i.id = ${invoiceId}`;
}

export interface InvoiceGroupRow extends Omit<NewInvoiceGroup, 'day'> {
  readonly place: number;
  readonly month: MonthText;
  readonly day: Date | null;
  readonly modelName: string | null;
  /** Of the decision in force, if there is one. */
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  readonly transferKey: string | null;
  readonly bookedIn: MonthText | null;
  readonly outdated: boolean | null;
  readonly authorKind: 'person' | 'token' | null;
  readonly authorId: string | null;
  readonly authorName: string | null;
}

export interface InvoiceGroupPage {
  readonly key?: string | undefined;
  readonly open?: boolean | undefined;
  readonly state?: string | undefined;
  /** From this place on. */
  readonly from: number;
  readonly limit: number;
}

/** The largest difference first, each with the decision in force. */
export function listInvoiceGroups(
  tx: TenantTransaction,
  invoiceId: string,
  { key, open = false, state, from, limit }: InvoiceGroupPage,
): Promise<InvoiceGroupRow[]> {
  const conditions = [
    Prisma.sql`g.invoice_id = ${invoiceId} and g.place >= ${from}`,
    ...(key === undefined ? [] : [Prisma.sql`g.key = ${key}`]),
    ...(state === undefined ? [] : [Prisma.sql`g.state = ${state}`]),
    ...(open
      ? [
          Prisma.sql`g.state not in ('agrees', 'not_yet_billed') and (d.number is null
            or d.billed_nano_usd <> g.billed_nano_usd or d.recorded_nano_usd <> g.recorded_nano_usd)`,
        ]
      : []),
  ];
  return tx.$queryRaw<InvoiceGroupRow[]>`
    select g.key, g.place, to_char(g.month, 'YYYY-MM') as month, g.kind, g.day, g.model_id as "modelId",
           m.name as "modelName", g.model_text as "modelText", g.token_class as "tokenClass", g.lines, g.calls,
           g.billed_quantity as "billedQuantity", g.recorded_quantity as "recordedQuantity",
           g.billed_nano_usd as "billedNanoUsd", g.recorded_nano_usd as "recordedNanoUsd", g.state, g.cause,
           d.decided_at as "decidedAt", d.reason, d.transfer_key as "transferKey",
           to_char(x.month, 'YYYY-MM') as "bookedIn",
           d.billed_nano_usd <> g.billed_nano_usd or d.recorded_nano_usd <> g.recorded_nano_usd as outdated,
           d.author_kind as "authorKind", d.author_id as "authorId", coalesce(p.name, t.name) as "authorName"
    from invoice_group g
    left join model m on m.organisation_id = g.organisation_id and m.id = g.model_id
    left join invoice_decision d on d.organisation_id = g.organisation_id and d.invoice_id = g.invoice_id
      and d.group_key = g.key and d.withdrawn_at is null
    left join ledger_transfer x on x.organisation_id = d.organisation_id and x.key = d.transfer_key
    left join person p on d.author_kind = 'person' and p.id = d.author_id
    left join admin_token t on d.author_kind = 'token' and t.organisation_id = d.organisation_id and t.id = d.author_id
    where ${Prisma.join(conditions, ' and ')} order by g.place limit ${limit}`;
}

export interface InvoiceStateRow {
  readonly state: string;
  readonly groups: number;
  readonly billedNanoUsd: bigint;
  readonly recordedNanoUsd: bigint;
}

export function sumInvoiceStates(tx: TenantTransaction, invoiceId: string): Promise<InvoiceStateRow[]> {
  return tx.$queryRaw<InvoiceStateRow[]>`
    select state, count(*)::int as groups, sum(billed_nano_usd)::bigint as "billedNanoUsd",
           sum(recorded_nano_usd)::bigint as "recordedNanoUsd"
    from invoice_group where invoice_id = ${invoiceId} group by state order by state`;
}

export interface UnmatchedInvoiceRow {
  readonly providerId: string;
  readonly providerName: string;
  readonly month: MonthText;
  readonly groups: number;
  readonly openNanoUsd: bigint;
  readonly acceptedNanoUsd: bigint;
  readonly bookedNanoUsd: bigint;
}

/** Usage that providers billed and the kernel did not record, by provider and month; both months included. */
export function listUnmatchedInvoices(
  tx: TenantTransaction,
  from: MonthText,
  until: MonthText,
): Promise<UnmatchedInvoiceRow[]> {
  return tx.$queryRaw<UnmatchedInvoiceRow[]>`
    select i.provider_id as "providerId", v.name as "providerName", to_char(g.month, 'YYYY-MM') as month,
           count(*)::int as groups,
           coalesce(sum(g.billed_nano_usd) filter (where d.number is null), 0)::bigint as "openNanoUsd",
           coalesce(sum(g.billed_nano_usd) filter (where d.number is not null and d.transfer_key is null), 0)::bigint
             as "acceptedNanoUsd",
           coalesce(sum(g.billed_nano_usd) filter (where d.transfer_key is not null), 0)::bigint as "bookedNanoUsd"
    from invoice_group g
    join invoice i on i.organisation_id = g.organisation_id and i.id = g.invoice_id
    join provider v on v.organisation_id = i.organisation_id and v.id = i.provider_id
    ${decided}
    where g.month between ${firstDayOf(from)}::date and ${firstDayOf(until)}::date and ${isDark}
    group by i.provider_id, v.name, g.month order by g.month desc, i.provider_id`;
}
