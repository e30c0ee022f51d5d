/** The database cannot be brought to this release's schema; the message is one sentence that says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}
