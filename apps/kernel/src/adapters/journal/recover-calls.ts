import {
  readJournalEntry,
  settlementEntry,
  type CallSettlementRow,
  type CallWriter,
  type OpenCall,
} from '@agent-os/db';
import type { LocalJournal } from './local-journal.ts';

const batchRows = 1_000;
/** The wall clock may have been set back between two starts. */
const clockSlackMs = 60 * 60 * 1000;

export interface RecoveredCalls {
  /** Calls in the journal, whether or not Postgres had them already. */
  readonly journalled: number;
  /** Calls that were under way when the kernel stopped. */
  readonly interrupted: number;
}

/**
 * Makes the database whole after a crash: what the local journal holds is written (again: writing is idempotent), and
 * every call of this replica that has no end is settled at its reservation and flagged as interrupted.
 * @param findOpenCalls calls of this replica without a settlement, from Postgres
 */
export async function recoverCalls(
  journal: LocalJournal,
  writer: CallWriter,
  findOpenCalls: (receivedFrom: Date | undefined) => Promise<readonly OpenCall[]>,
  nowMs: number,
): Promise<RecoveredCalls> {
  const entries = journal.readEarlierLines().flatMap((line) => readJournalEntry(line) ?? []);
  for (const batch of inBatches(entries)) await writer.write(batch);
  const lastStartMs = journal.readLastStart();
  const open = await findOpenCalls(lastStartMs === undefined ? undefined : new Date(lastStartMs - clockSlackMs));
  const interrupted = open.map((call) => settlementEntry(interruptedRow(call, nowMs)));
  for (const batch of inBatches(interrupted)) await writer.write(batch);
  journal.deleteEarlier();
  journal.writeLastStart(nowMs);
  const journalled = entries.filter((entry) => entry.kind === 'intent').length;
  return { journalled, interrupted: open.length };
}

function interruptedRow(call: OpenCall, nowMs: number): CallSettlementRow {
  return {
    organisationId: call.organisationId,
    callId: call.callId,
    outcome: 'interrupted',
    httpStatus: 503,
    errorCode: 'internal_error',
    errorDetail: 'The kernel stopped while this call was under way. It is settled at its reservation.',
    attempts: 1,
    modelAnswered: null,
    inputTokens: null,
    cachedInputTokens: null,
    cacheWriteTokens: null,
    outputTokens: null,
    reasoningTokens: null,
    usageSource: 'reserved',
    costNanoUsd: call.reservedNanoUsd,
    finishedAtUs: nowMs * 1000,
    identifyUs: 0,
    permitUs: 0,
    prepareUs: 0,
    priceUs: 0,
    admitUs: 0,
    executeUs: 0,
    settleUs: 0,
    recordUs: 0,
    firstByteUs: null,
    lastStep: 4,
    serviceClass: null,
    claimedClass: null,
    admissionJson: null,
    classReason: null,
    riskPercent: null,
    reuse: null,
    // It may have cost all that it held: nothing says that it cost less.
    budgetCharges: call.budgetReservations,
  };
}

function inBatches<Row>(rows: readonly Row[]): Row[][] {
  const batches: Row[][] = [];
  for (let start = 0; start < rows.length; start += batchRows) batches.push(rows.slice(start, start + batchRows));
  return batches;
}
