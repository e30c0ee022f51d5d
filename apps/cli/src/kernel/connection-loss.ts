const connectionLossCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_CLOSED',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
]);

/** The system's or undici's code of a failure, looked for through its causes. */
export function causeCodeOf(error: unknown): string | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const { code } = at as NodeJS.ErrnoException;
    if (typeof code === 'string') return code;
    if (at instanceof AggregateError) return causeCodeOf(at.errors[0]);
  }
  return undefined;
}

/** Whether a request failed because nobody listened or the connection broke, so that another attempt may succeed. */
export function isConnectionLoss(error: unknown): boolean {
  const code = causeCodeOf(error);
  return code !== undefined && connectionLossCodes.has(code);
}
