import {
  intentEntry,
  JournalRowsRejectedError,
  settlementEntry,
  type CallIntentRow,
  type CallSettlementRow,
  type CallWriter,
  type JournalEntry,
} from '@agent-os/db';
import type { Logger } from '../../telemetry/index.ts';
import { GroupCommit } from './group-commit.ts';
import { IntentTicket } from './intent-ticket.ts';
import type { JournalSegment, LocalJournal } from './local-journal.ts';

interface Pending {
  readonly entry: JournalEntry;
  readonly segment: JournalSegment;
  /** The number of the call's end, where this batch brought it. */
  readonly onCommitted: (sequence: bigint | undefined) => void;
}

/**
 * The end of one call and the beginning of its agent's next share a transaction when they come this close. An answer
 * that would have to wait for it does not: see `afterIntent`.
 */
const gatherMs = 3;
const batchRowsMax = 1_000;
const retryDelayMs = 250;
/** When Postgres is away this long the client is answered all the same: the local journal holds the call. */
const intentWaitMsMax = 2_000;

/** Step 8, record: the journal first, then Postgres in group commits; nothing is lost, nothing is written twice. */
export class CallRecorder {
  readonly #journal: LocalJournal;
  readonly #commits: GroupCommit<Pending, ReadonlyMap<string, bigint>>;

  constructor(writer: CallWriter, journal: LocalJournal, logger: Logger) {
    this.#journal = journal;
    this.#commits = new GroupCommit<Pending, ReadonlyMap<string, bigint>>({
      write: async (pending) => {
        try {
          return await writer.write(pending.map(({ entry }) => entry));
        } catch (error) {
          // What Postgres refuses for what it contains it would refuse for ever; all else of the batch is written.
          if (!(error instanceof JournalRowsRejectedError)) throw error;
          logger.error({ error, rows: error.rejectedEntries }, 'Postgres refuses calls for what they contain');
          return new Map(error.recordedEnds.map(({ callId, sequence }) => [callId, sequence]));
        }
      },
      onCommitted: ({ entry, segment, onCommitted }, sequences) => {
        journal.acknowledge(segment);
        onCommitted(sequences.get(entry.callId));
      },
      onFailure: (error, rows) =>
        logger.error({ error, rows }, 'Postgres did not take a batch of calls; it is kept and written again'),
      gatherMs,
      batchRowsMax,
      retryDelayMs,
    });
  }

  /** Calls that Postgres does not have yet; the gateway refuses new ones when this grows without bound. */
  get backlog(): number {
    return this.#commits.backlog;
  }

  /** Must be called before the call reaches a model. */
  recordIntent(row: CallIntentRow): IntentTicket {
    const ticket = new IntentTicket();
    this.#add(intentEntry(row), () => ticket.markCommitted());
    return ticket;
  }

  recordSettlement(row: CallSettlementRow, onCommitted: (sequence: bigint | undefined) => void): void {
    this.#add(settlementEntry(row), onCommitted);
  }

  /** Runs the work, which must not wait for anything; the ends of calls that it records are in the journal when this returns. */
  recordTogether(work: () => void): void {
    this.#journal.appendTogether(work);
  }

  /** Runs the callback when the intent is durable, or after two seconds when Postgres does not answer. */
  afterIntent(ticket: IntentTicket, callback: () => void): void {
    if (ticket.committed) {
      callback();
      return;
    }
    this.#commits.hurry();
    let done = false;
    const once = () => {
      if (done) return;
      done = true;
      clearTimeout(timer);
      callback();
    };
    const timer = setTimeout(once, intentWaitMsMax);
    ticket.whenCommitted(once);
  }

  async close(): Promise<void> {
    await this.#commits.durableSoFar();
    this.#journal.close();
  }

  #add(entry: JournalEntry, onCommitted: (sequence: bigint | undefined) => void): void {
    this.#commits.add({ entry, segment: this.#journal.append(entry.line), onCommitted });
  }
}
