import type { TenantTransaction } from '../../client/index.ts';
import { Prisma } from '../../generated/client.ts';
import { firstDayOf, type MonthText } from '../ledger-months.ts';

export interface InvoiceRow {
  readonly id: string;
  readonly number: string;
  readonly providerId: string;
  readonly providerName: string;
  readonly providerSlug: string;
  readonly fileName: string;
  readonly format: 'focus' | 'columns';
  readonly periodFirst: Date;
  readonly periodLast: Date;
  readonly currency: string;
  readonly usdRateNano: bigint;
  readonly costDecimals: number;
  readonly tolerancePpm: number;
  readonly lines: number;
  readonly totalNano: bigint;
  readonly totalNanoUsd: bigint;
  readonly recordedNanoUsd: bigint;
  readonly darkNanoUsd: bigint;
  readonly groups: number;
  readonly openGroups: number;
  readonly decidedGroups: number;
  readonly simulated: boolean;
  readonly comparedAt: Date;
  readonly createdAt: Date;
  readonly authorKind: 'person' | 'token';
  readonly authorId: string;
  /** Null when they are gone. */
  readonly authorName: string | null;
}

const invoiceColumns = Prisma.sql`
  i.id, i.number, i.provider_id as "providerId", v.name as "providerName", v.slug as "providerSlug",
  i.file_name as "fileName", i.format, i.period_first as "periodFirst", i.period_last as "periodLast", i.currency,
  i.usd_rate_nano as "usdRateNano", i.cost_decimals as "costDecimals", i.tolerance_ppm as "tolerancePpm", i.lines,
  i.total_nano as "totalNano", i.total_nano_usd as "totalNanoUsd", i.recorded_nano_usd as "recordedNanoUsd",
  i.dark_nano_usd as "darkNanoUsd", i.groups, i.open_groups as "openGroups", i.decided_groups as "decidedGroups",
  i.simulated, i.compared_at as "comparedAt", i.created_at as "createdAt", i.author_kind as "authorKind",
  i.author_id as "authorId", coalesce(p.name, t.name) as "authorName"`;
const invoiceTables = Prisma.sql`
  from invoice i
  join provider v on v.organisation_id = i.organisation_id and v.id = i.provider_id
  left join person p on i.author_kind = 'person' and p.id = i.author_id
  left join admin_token t on i.author_kind = 'token' and t.organisation_id = i.organisation_id and t.id = i.author_id`;

export interface InvoicePage {
  /** Those with a day of the month. */
  readonly month?: MonthText | undefined;
  /** After this one. */
  readonly after?: { readonly periodFirst: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** The latest period first. */
export function listInvoices(tx: TenantTransaction, { month, after, limit }: InvoicePage): Promise<InvoiceRow[]> {
  const conditions = [
    Prisma.sql`true`,
    ...(month === undefined
      ? []
      : [
          Prisma.sql`i.period_first < ${firstDayOf(month)}::date + interval '1 month'
            and i.period_last >= ${firstDayOf(month)}::date`,
        ]),
    ...(after === undefined ? [] : [Prisma.sql`(i.period_first, i.id) < (${after.periodFirst}::date, ${after.id})`]),
  ];
  return tx.$queryRaw<InvoiceRow[]>`
    select ${invoiceColumns} ${invoiceTables}
    where ${Prisma.join(conditions, ' and ')} order by i.period_first desc, i.id desc limit ${limit}`;
}

export async function findInvoice(tx: TenantTransaction, id: string): Promise<InvoiceRow | undefined> {
  const rows = await tx.$queryRaw<InvoiceRow[]>`select ${invoiceColumns} ${invoiceTables} where i.id = ${id}`;
  return rows[0];
}

/** So that two changes of an invoice follow each other. False when it is not there. */
export async function lockInvoice(tx: TenantTransaction, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`select 1 from invoice where id = ${id} for update`;
  return rows.length > 0;
}

export interface InvoiceLineRow {
  readonly line: number;
  readonly kind: 'usage' | 'purchase' | 'tax' | 'credit' | 'adjustment';
  /** Since 1970-01-01. */
  readonly day: number | null;
  readonly modelText: string | null;
  readonly tokenClass: string | null;
  readonly unit: string | null;
  readonly quantity: bigint | null;
  readonly costNano: bigint;
  readonly costNanoUsd: bigint;
  readonly externalId: string | null;
}

const linesAtOnce = 10_000;
const bigintText = (_name: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

export async function insertInvoiceLines(
  tx: TenantTransaction,
  organisationId: string,
  invoiceId: string,
  lines: readonly InvoiceLineRow[],
  keyOfLine: ReadonlyMap<number, string>,
): Promise<void> {
  for (let from = 0; from < lines.length; from += linesAtOnce) {
    const part = lines
      .slice(from, from + linesAtOnce)
      .map((line) => ({ ...line, key: keyOfLine.get(line.line) ?? '' }));
    await tx.$executeRaw`
      insert into invoice_line (
        organisation_id, invoice_id, line, kind, day, model_text, token_class, unit, quantity, cost_nano, cost_nano_usd,
        external_id, group_key
      )
      select ${organisationId}, ${invoiceId}, l.line, l.kind, date '1970-01-01' + l.day, l."modelText", l."tokenClass",
        l.unit, l.quantity, l."costNano", l."costNanoUsd", l."externalId", l.key
      from jsonb_to_recordset(${JSON.stringify(part, bigintText)}::jsonb) as l (
        line int, kind text, day int, "modelText" text, "tokenClass" text, unit text, quantity bigint, "costNano" bigint,
        "costNanoUsd" bigint, "externalId" text, key text
      )`;
  }
}

/** In the order of the file. */
export function listInvoiceLines(tx: TenantTransaction, invoiceId: string): Promise<InvoiceLineRow[]> {
  return tx.$queryRaw<InvoiceLineRow[]>`
    select line, kind, day - date '1970-01-01' as day, model_text as "modelText", token_class as "tokenClass", unit, quantity,
           cost_nano as "costNano", cost_nano_usd as "costNanoUsd", external_id as "externalId"
    from invoice_line where invoice_id = ${invoiceId} order by line`;
}

/** Puts lines into other groups. */
export async function moveInvoiceLines(
  tx: TenantTransaction,
  invoiceId: string,
  keyOfLine: ReadonlyMap<number, string>,
): Promise<void> {
  await tx.$executeRaw`
    update invoice_line l set group_key = given.key
    from unnest(${[...keyOfLine.keys()]}::int[], ${[...keyOfLine.values()]}::text[]) as given (line, key)
    where l.invoice_id = ${invoiceId} and l.line = given.line and l.group_key <> given.key`;
}

/** Invoices of a provider that have lines of this text, the latest first. */
export async function listInvoicesNaming(tx: TenantTransaction, providerId: string, text: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select i.id from invoice i
    where i.provider_id = ${providerId} and exists (
      select from invoice_line l
      where l.organisation_id = i.organisation_id and l.invoice_id = i.id and l.model_text = ${text}
    )
    order by i.period_first desc, i.id desc`;
  return rows.map(({ id }) => id);
}
