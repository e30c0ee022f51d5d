import { errorCatalogue, type Refusal } from '@agent-os/core/errors';

/**
 * What goes with every refusal: the id by which both sides can speak of it, the budget that said no, and whether and when to try again.
 * The SDKs of both vendors try again by themselves unless they are told that it cannot help.
 */
export function refusalHeaders({ code, budget, retryAfterMs }: Refusal, callId: string): Record<string, string> {
  const headers: Record<string, string> = {
    'x-agent-call': callId,
    'x-should-retry': String(errorCatalogue[code].retryable),
  };
  if (budget !== undefined) headers['x-agent-budget'] = budget.id;
  if (retryAfterMs !== undefined) {
    headers['retry-after'] = String(Math.ceil(retryAfterMs / 1000));
    headers['retry-after-ms'] = String(retryAfterMs);
  }
  return headers;
}
