/** The start cannot go on; the message is one sentence for a person and says what to do. */
export class LauncherError extends Error {
  override readonly name = 'LauncherError';
}
