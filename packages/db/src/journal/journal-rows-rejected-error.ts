import type { JournalEntry } from './journal-entry.ts';

/** The number under which the end of a call was recorded. */
export interface RecordedEnd {
  readonly callId: string;
  readonly sequence: bigint;
}

/**
 * PostgreSQL refused some entries of a batch for what they contain; the others are recorded. Sending the refused ones
 * again will not help: log them and give them up.
 */
export class JournalRowsRejectedError extends Error {
  override readonly name = 'JournalRowsRejectedError';
  readonly rejectedEntries: readonly JournalEntry[];
  readonly recordedEnds: readonly RecordedEnd[];

  constructor(rejectedEntries: readonly JournalEntry[], recordedEnds: readonly RecordedEnd[], cause: unknown) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    super(`The database refused ${rejectedEntries.length} row(s) of the journal: ${detail}.`, { cause });
    this.rejectedEntries = rejectedEntries;
    this.recordedEnds = recordedEnds;
  }
}
