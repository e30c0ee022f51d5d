import type pg from 'pg';
import type { CallIntentRow, CallSettlementRow, EpochUs } from './call-rows.ts';
import { insertCalls, insertSettlements, type InsertStatement } from './insert-statements.ts';
import { JournalRowsRejectedError } from './journal-rows-rejected-error.ts';
import { isDataError, runTenantBatch, type TenantQuery } from './tenant-batch.ts';

export interface CallWriter {
  /** Records calls in one transaction; resolves when they are on disk. A call that is recorded already is left alone. */
  writeIntents(rows: readonly CallIntentRow[]): Promise<void>;
  /**
   * Records how calls ended in one transaction. Resolves to the sequence of each call that this batch recorded, by
   * call id; a call that had ended before is missing. Within an organisation, sequences become visible in their order.
   */
  writeSettlements(rows: readonly CallSettlementRow[]): Promise<ReadonlyMap<string, bigint>>;
  /** Moves the time of last use of keys forward, in one transaction; never announces a change of configuration. */
  touchKeys(organisationId: string, keyIds: readonly string[], atUs: EpochUs): Promise<void>;
}

interface SettledRow {
  readonly call_id: string;
  readonly sequence: string;
}

/** Skips keys that another session is touching: the difference is milliseconds, a deadlock would cost a second. */
const touchKeysText = `
  update agent_key set last_used_at = timestamptz 'epoch' + $2::bigint * interval '1 microsecond'
  where id in (
    select id from agent_key
    where id = any($1::text[])
      and (last_used_at is null or last_used_at < timestamptz 'epoch' + $2::bigint * interval '1 microsecond')
    for no key update skip locked
  )`;

/** In the order of organisation ids, so that two batches take their locks in the same order. */
function queriesFor<Row extends { readonly organisationId: string }>(
  statement: InsertStatement<Row>,
  rows: readonly Row[],
): readonly TenantQuery[] {
  const groups = Map.groupBy(rows, (row) => row.organisationId);
  return [...groups.keys()].toSorted().map((organisationId) => ({
    organisationId,
    name: statement.name,
    text: statement.text,
    values: statement.values(organisationId, groups.get(organisationId) ?? []),
  }));
}

/**
 * Writes all rows, or all but those that PostgreSQL refuses for what they contain: a batch that is refused is halved
 * until the odd rows stand alone, so that one of them never keeps others from being recorded.
 */
async function writeRows<Row extends { readonly organisationId: string }, Result extends pg.QueryResultRow>(
  pool: pg.Pool,
  statement: InsertStatement<Row>,
  rows: readonly Row[],
  order: 'any' | 'by organisation',
): Promise<readonly Result[]> {
  if (rows.length === 0) return [];
  try {
    const results = await runTenantBatch<Result>(pool, queriesFor(statement, rows), order);
    return results.flatMap((result) => result.rows);
  } catch (error) {
    if (!isDataError(error)) throw error;
    if (rows.length === 1) throw new JournalRowsRejectedError(rows, [], error);
    const middle = rows.length >> 1;
    const halves = await Promise.allSettled([
      writeRows<Row, Result>(pool, statement, rows.slice(0, middle), order),
      writeRows<Row, Result>(pool, statement, rows.slice(middle), order),
    ]);
    throw mergeRejections(halves, error);
  }
}

function mergeRejections<Result>(halves: readonly PromiseSettledResult<readonly Result[]>[], cause: unknown): unknown {
  const rejected: unknown[] = [];
  const written: unknown[] = [];
  for (const half of halves) {
    if (half.status === 'fulfilled') {
      written.push(...half.value);
    } else if (half.reason instanceof JournalRowsRejectedError) {
      rejected.push(...half.reason.rejectedRows);
      written.push(...half.reason.writtenResults);
    } else {
      return half.reason;
    }
  }
  return new JournalRowsRejectedError(rejected, written, cause);
}

/**
 * Writes the journal of calls over `pool`, which should come from `createJournalPool`. Every write is idempotent: the
 * same row twice is one row, so a caller may repeat a batch whose answer it did not see.
 */
export function createCallWriter(pool: pg.Pool): CallWriter {
  return {
    writeIntents: async (rows) => {
      await writeRows(pool, insertCalls, rows, 'any');
    },
    writeSettlements: async (rows) => {
      const recorded = await writeRows<CallSettlementRow, SettledRow>(pool, insertSettlements, rows, 'by organisation');
      return new Map(recorded.map((row) => [row.call_id, BigInt(row.sequence)]));
    },
    touchKeys: async (organisationId, keyIds, atUs) => {
      const values = [keyIds, Math.round(atUs)];
      await runTenantBatch(pool, [{ organisationId, name: 'agent_os_touch_keys', text: touchKeysText, values }], 'any');
    },
  };
}
