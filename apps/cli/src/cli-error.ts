/** Ends a command with exit code 1. The message is one sentence or two for a person: what is wrong and what to do. */
export class CliError extends Error {
  override readonly name = 'CliError';
}
