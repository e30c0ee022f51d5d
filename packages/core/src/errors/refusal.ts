import { errorCatalogue, type ErrorCode } from './error-catalogue.ts';

/** An expected "no": a value that travels, not an exception. */
export interface Refusal {
  readonly code: ErrorCode;
  /** A sentence for the caller: what rule said no and what to do. Holds no secret and no other tenant's facts. */
  readonly message: string;
  /** When to try again, in milliseconds from now; only on retryable codes. */
  readonly retryAfterMs?: number;
}

/** Builds a refusal; `retryAfterMs` in milliseconds. */
export function refuse(code: ErrorCode, message: string, retryAfterMs?: number): Refusal {
  return retryAfterMs === undefined ? { code, message } : { code, message, retryAfterMs };
}

/** HTTP status of a refusal, 400 to 599. */
export function httpStatusOf(refusal: Refusal): number {
  return errorCatalogue[refusal.code].httpStatus;
}
