import type { CallFilter, CallSort } from '@agent-os/core/contracts';
import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';
import { findIdAt, planCallScan, settlementOf } from './call-scan.ts';
import { callColumns, callTables, type CallRow } from './calls.ts';

/** Every call of a range is read to order it by anything but time. */
export const orderedCallsMax = 15_000;

export interface CallPage {
  readonly sort: CallSort;
  /** What `next` of the page before said. */
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface CallPageRows {
  readonly rows: readonly CallRow[];
  readonly next: string | undefined;
  /** Id of the last call looked at, when the page ended because enough were looked at. */
  readonly searchedTo: string | undefined;
}

/** The filter's range holds more calls than can be ordered; `from` is the id from which on it would not. */
export class TooManyCallsToOrder extends Error {
  readonly from: string;

  constructor(from: string) {
    super('The range holds more calls than can be ordered.');
    this.name = 'TooManyCallsToOrder';
    this.from = from;
  }
}

const sortValues: Record<Exclude<CallSort['by'], 'time'>, Prisma.Sql> = {
  cost: Prisma.sql`s.cost_nano_usd`,
  tokens: Prisma.sql`(s.input_tokens + s.output_tokens)::bigint`,
  duration: Prisma.sql`(extract(epoch from s.finished_at - c.received_at) * 1000000)::bigint`,
  wait: Prisma.sql`(case when s.last_step >= 5 then s.admit_us end)::bigint`,
  firstByte: Prisma.sql`s.first_byte_us::bigint`,
};

async function listByTime(tx: TenantTransaction, filter: CallFilter, page: CallPage): Promise<CallPageRows> {
  const ascending = page.sort.direction === 'ascending';
  const order = ascending ? Prisma.sql`asc` : Prisma.sql`desc`;
  const scan = planCallScan(filter, { after: page.cursor, ascending });
  const found = await tx.$queryRaw<CallRow[]>`
    with page as materialized (
      select c.scan_id as id from ${scan.rows(scan.searchedMax)} c ${settlementOf}
      where ${scan.rest} order by c.scan_id ${order} limit ${page.limit + 1}
    )
    select ${callColumns} from page join ${callTables} on c.id = page.id order by c.id ${order}`;
  const rows = found.slice(0, page.limit);
  if (found.length > page.limit) return { rows, next: rows.at(-1)?.id, searchedTo: undefined };
  if (scan.exact) return { rows, next: undefined, searchedTo: undefined };
  const searchedTo = await findIdAt(tx, scan, scan.searchedMax);
  return { rows, next: searchedTo, searchedTo };
}

function afterValue(cursor: string, value: Prisma.Sql, descending: boolean): Prisma.Sql {
  const [text = '', id = ''] = cursor.split('~');
  if (!/^\d{1,18}$/.test(text)) return Prisma.sql`${value} is null and c.scan_id < ${id}`;
  const beyond = descending ? Prisma.sql`<` : Prisma.sql`>`;
  return Prisma.sql`(${value} ${beyond} ${text}::bigint or ${value} is null
    or (${value} = ${text}::bigint and c.scan_id < ${id}))`;
}

async function listByValue(
  tx: TenantTransaction,
  filter: CallFilter,
  page: CallPage,
  value: Prisma.Sql,
): Promise<CallPageRows> {
  const scan = planCallScan(filter);
  const beyond = await findIdAt(tx, scan, orderedCallsMax + 1);
  if (beyond !== undefined) throw new TooManyCallsToOrder(beyond);
  const descending = page.sort.direction === 'descending';
  const order = descending ? Prisma.sql`desc` : Prisma.sql`asc`;
  const after = page.cursor === undefined ? Prisma.sql`true` : afterValue(page.cursor, value, descending);
  const found = await tx.$queryRaw<(CallRow & { readonly rank: bigint | null })[]>`
    with page as materialized (
      select c.scan_id as id, ${value} as rank from ${scan.rows(orderedCallsMax)} c ${settlementOf}
      where ${scan.rest} and ${after} order by rank ${order} nulls last, c.scan_id desc limit ${page.limit + 1}
    )
    select ${callColumns}, page.rank from page join ${callTables} on c.id = page.id
    order by page.rank ${order} nulls last, c.id desc`;
  const rows = found.slice(0, page.limit);
  const last = rows.at(-1);
  const more = found.length > page.limit && last !== undefined;
  return { rows, next: more ? `${last.rank ?? ''}~${last.id}` : undefined, searchedTo: undefined };
}

/**
 * One page of the calls of a filter. By time it reads as many calls as an index carries to it, up to a bound. By anything else it reads all of the range, and throws `TooManyCallsToOrder` beyond `orderedCallsMax`.
 */
export function listCalls(tx: TenantTransaction, filter: CallFilter, page: CallPage): Promise<CallPageRows> {
  const { by } = page.sort;
  return by === 'time' ? listByTime(tx, filter, page) : listByValue(tx, filter, page, sortValues[by]);
}
