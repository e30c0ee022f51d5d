/**
 * running: taken, not ended. settled: answered and paid. failed: the upstream or the kernel could not answer.
 * denied: refused by a rule before a model was reached. cancelled: the client went away.
 * interrupted: the kernel stopped in between; settled at its reservation.
 */
export const callStates = ['running', 'settled', 'failed', 'denied', 'cancelled', 'interrupted'] as const;
/** shared: the answer was being made for another call. cache: it had been made. */
export const reuseOrigins = ['shared', 'cache'] as const;
export const callProtocols = ['openai.chat', 'openai.responses', 'openai.embeddings', 'anthropic.messages'] as const;
