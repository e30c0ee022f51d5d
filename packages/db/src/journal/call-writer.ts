import type pg from 'pg';
import type { EpochUs } from './call-rows.ts';
import type { JournalEntry } from './journal-entry.ts';
import { JournalRowsRejectedError, type RecordedEnd } from './journal-rows-rejected-error.ts';
import { isDataError, runBatch, type BatchQuery } from './run-batch.ts';

export interface CallWriter {
  /**
   * Records the beginnings and ends of calls in one transaction; resolves when they are on disk, with the sequence of
   * each call whose end this batch recorded, by call id. What is recorded already is left alone. Within an
   * organisation, sequences become visible in their order.
   */
  write(entries: readonly JournalEntry[]): Promise<ReadonlyMap<string, bigint>>;
  /** Moves the time of last use of keys forward, in one transaction; never announces a change of configuration. */
  touchKeys(organisationId: string, keyIds: readonly string[], atUs: EpochUs): Promise<void>;
}

interface SettledRow {
  readonly settled_call_id: string;
  readonly settlement_sequence: string;
}

/** In the order of organisation and call ids, so that two batches with rows in common take their locks in the same order. */
function queriesFor(entries: readonly JournalEntry[]): readonly BatchQuery[] {
  const groups = Map.groupBy(entries, (entry) => entry.organisationId);
  return [...groups.keys()].toSorted().map((organisationId) => {
    const group = groups.get(organisationId) ?? [];
    const settlements = group.filter((entry) => entry.kind === 'settlement');
    const intents = (settlements.length === 0 ? group : group.filter((entry) => entry.kind === 'intent')).toSorted(
      byCallId,
    );
    return {
      name: 'agent_os_record_calls',
      text: 'select settled_call_id, settlement_sequence from record_calls($1, $2, $3)',
      values: [organisationId, listOf(intents), settlements.length === 0 ? null : listOf(settlements)],
      rows: group.length,
    };
  });
}

function byCallId({ callId: a }: JournalEntry, { callId: b }: JournalEntry): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function listOf(entries: readonly JournalEntry[]): string {
  return `[${entries.map((entry) => entry.line).join(',')}]`;
}

/**
 * Writes all entries, or all but those that PostgreSQL refuses for what they contain: a batch that is refused is halved
 * until the odd ones stand alone, so that one of them never keeps others from being recorded.
 */
async function writeEntries(pool: pg.Pool, entries: readonly JournalEntry[]): Promise<readonly RecordedEnd[]> {
  if (entries.length === 0) return [];
  try {
    const results = await runBatch<SettledRow>(pool, queriesFor(entries));
    return results.flatMap((result) =>
      result.rows.map((row) => ({ callId: row.settled_call_id, sequence: BigInt(row.settlement_sequence) })),
    );
  } catch (error) {
    if (!isDataError(error)) throw error;
    if (entries.length === 1) throw new JournalRowsRejectedError(entries, [], error);
    const middle = entries.length >> 1;
    // One after the other: the first half has the beginnings of calls whose ends may be in the second.
    const first = await settle(writeEntries(pool, entries.slice(0, middle)));
    const second = await settle(writeEntries(pool, entries.slice(middle)));
    throw mergeRejections([first, second], error);
  }
}

async function settle<Value>(promise: Promise<Value>): Promise<PromiseSettledResult<Value>> {
  const [outcome] = await Promise.allSettled([promise]);
  return outcome;
}

function mergeRejections(halves: readonly PromiseSettledResult<readonly RecordedEnd[]>[], cause: unknown): unknown {
  const rejected: JournalEntry[] = [];
  const written: RecordedEnd[] = [];
  for (const half of halves) {
    if (half.status === 'fulfilled') {
      written.push(...half.value);
    } else if (half.reason instanceof JournalRowsRejectedError) {
      rejected.push(...half.reason.rejectedEntries);
      written.push(...half.reason.recordedEnds);
    } else {
      return half.reason;
    }
  }
  return new JournalRowsRejectedError(rejected, written, cause);
}

/**
 * Writes the journal of calls over `pool`, which should come from `createJournalPool`. Every write is idempotent: the
 * same entry twice is one row, so a caller may repeat a batch whose answer it did not see.
 */
export function createCallWriter(pool: pg.Pool): CallWriter {
  return {
    write: async (entries) =>
      new Map((await writeEntries(pool, entries)).map(({ callId, sequence }) => [callId, sequence])),
    touchKeys: async (organisationId, keyIds, atUs) => {
      const values = [organisationId, keyIds, Math.round(atUs)];
      await runBatch(pool, [{ name: 'agent_os_touch_keys', text: 'select touch_keys($1, $2, $3)', values, rows: 0 }]);
    },
  };
}
