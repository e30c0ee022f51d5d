/**
 * PostgreSQL refused some rows of a batch for what they contain; the others are recorded. Sending the refused rows
 * again will not help: log them and give them up.
 */
export class JournalRowsRejectedError extends Error {
  override readonly name = 'JournalRowsRejectedError';
  readonly rejectedRows: readonly unknown[];
  /** What the database returned for the rows that it took. */
  readonly writtenResults: readonly unknown[];

  constructor(rejectedRows: readonly unknown[], writtenResults: readonly unknown[], cause: unknown) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    super(`The database refused ${rejectedRows.length} row(s) of the journal: ${detail}.`, { cause });
    this.rejectedRows = rejectedRows;
    this.writtenResults = writtenResults;
  }
}
