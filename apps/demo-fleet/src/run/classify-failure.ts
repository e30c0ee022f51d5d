import { APIConnectionError, APIError, APIUserAbortError } from 'openai';

/**
 * stopping: this process ends. away: the kernel cannot be reached or takes no calls. refused: a rule says no to this
 * agent. failed: this call went wrong, the next may go well.
 */
export type Failure =
  | { readonly kind: 'stopping' }
  | { readonly kind: 'away' }
  | { readonly kind: 'refused' | 'failed'; readonly detail: string };

const takesNoCalls = 503;
const refusedStatuses: ReadonlySet<unknown> = new Set([401, 402, 403, 404, 429]);

/** What a failed call means for the fleet. */
export function classifyFailure(error: unknown): Failure {
  if (error instanceof APIUserAbortError || (error instanceof Error && error.name === 'AbortError')) {
    return { kind: 'stopping' };
  }
  // A TypeError is how fetch says that a connection broke in the midst of an answer.
  if (error instanceof APIConnectionError || error instanceof TypeError) return { kind: 'away' };
  if (error instanceof APIError) {
    const status: unknown = error.status;
    if (status === takesNoCalls) return { kind: 'away' };
    return { kind: refusedStatuses.has(status) ? 'refused' : 'failed', detail: error.message };
  }
  return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
}
