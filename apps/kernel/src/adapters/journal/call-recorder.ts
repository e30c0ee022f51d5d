import { JournalRowsRejectedError, type CallIntentRow, type CallSettlementRow, type CallWriter } from '@agent-os/db';
import type { Logger } from '../../telemetry/index.ts';
import { GroupCommit } from './group-commit.ts';
import { IntentTicket } from './intent-ticket.ts';
import { encodeJournalLine } from './journal-line.ts';
import type { JournalSegment, LocalJournal } from './local-journal.ts';

interface PendingIntent {
  readonly row: CallIntentRow;
  readonly ticket: IntentTicket;
  readonly segment: JournalSegment;
}

interface PendingSettlement {
  readonly row: CallSettlementRow;
  readonly segment: JournalSegment;
  /** The settlement's number; undefined when the call had an end already. */
  readonly onCommitted: (sequence: bigint | undefined) => void;
}

/** Settlements may gather a little: nobody waits for them, and fewer commits cost less. */
const settlementGatherMs = 5;
const batchRowsMax = 1_000;
const retryDelayMs = 250;
/** When Postgres is away this long the client is answered all the same: the local journal holds the call. */
const intentWaitMsMax = 2_000;

/** Step 8, record: the journal first, then Postgres in group commits; nothing is lost, nothing is written twice. */
export class CallRecorder {
  readonly #journal: LocalJournal;
  readonly #intents: GroupCommit<PendingIntent, void>;
  readonly #settlements: GroupCommit<PendingSettlement, ReadonlyMap<string, bigint>>;

  constructor(writer: CallWriter, journal: LocalJournal, logger: Logger) {
    this.#journal = journal;
    // Rows that Postgres refuses for what they contain would be refused for ever; all others of the batch are written.
    const exceptRejected = async <Result>(writing: Promise<Result>, otherwise: Result): Promise<Result> => {
      try {
        return await writing;
      } catch (error) {
        if (!(error instanceof JournalRowsRejectedError)) throw error;
        logger.error({ error, rows: error.rejectedRows }, 'Postgres refuses calls for what they contain');
        return otherwise;
      }
    };
    const onFailure = (error: unknown, rows: number) =>
      logger.error({ error, rows }, 'Postgres did not take a batch of calls; it is kept and written again');
    this.#intents = new GroupCommit<PendingIntent, void>({
      write: (pending) => exceptRejected(writer.writeIntents(pending.map(({ row }) => row)), undefined),
      onCommitted: ({ ticket, segment }) => {
        journal.acknowledge(segment);
        ticket.markCommitted();
      },
      onFailure,
      gatherMs: 0,
      batchRowsMax,
      retryDelayMs,
    });
    this.#settlements = new GroupCommit<PendingSettlement, ReadonlyMap<string, bigint>>({
      // An intent goes first, so that no reader meets the end of a call before its beginning.
      write: async (pending) => {
        await this.#intents.durableSoFar();
        return exceptRejected(writer.writeSettlements(pending.map(({ row }) => row)), new Map());
      },
      onCommitted: ({ row, segment, onCommitted }, sequences) => {
        journal.acknowledge(segment);
        onCommitted(sequences.get(row.callId));
      },
      onFailure,
      gatherMs: settlementGatherMs,
      batchRowsMax,
      retryDelayMs,
    });
  }

  /** Calls that Postgres does not have yet; the gateway refuses new ones when this grows without bound. */
  get backlog(): number {
    return this.#intents.backlog + this.#settlements.backlog;
  }

  /** Must be called before the call reaches a model. */
  recordIntent(row: CallIntentRow): IntentTicket {
    const ticket = new IntentTicket();
    this.#intents.add({ row, ticket, segment: this.#journal.append(encodeJournalLine({ kind: 'intent', row })) });
    return ticket;
  }

  recordSettlement(row: CallSettlementRow, onCommitted: (sequence: bigint | undefined) => void): void {
    const segment = this.#journal.append(encodeJournalLine({ kind: 'settlement', row }));
    this.#settlements.add({ row, segment, onCommitted });
  }

  /** Runs the callback when the intent is durable, or after two seconds when Postgres does not answer. */
  afterIntent(ticket: IntentTicket, callback: () => void): void {
    if (ticket.committed) {
      callback();
      return;
    }
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
    await this.#settlements.durableSoFar();
    await this.#intents.durableSoFar();
    this.#journal.close();
  }
}
