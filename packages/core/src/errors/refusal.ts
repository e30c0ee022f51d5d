import { errorCatalogue, type ErrorCode } from './error-catalogue.ts';

/** An expected "no": a value that travels, not an exception. */
export interface Refusal {
  readonly code: ErrorCode;
  /** A sentence for the caller: what rule said no and what to do. Holds no secret and no other tenant's facts. */
  readonly message: string;
  /** When to try again, in milliseconds from now; only on retryable codes. */
  readonly retryAfterMs?: number;
  /** The budget that it is about. */
  readonly budget?: RefusingBudget;
  /** What the provider called it, where it is the provider that refused or failed. */
  readonly providerCode?: string;
}

/** What a caller is told of a budget that stands in its way, beside the sentence. */
export interface RefusingBudget {
  readonly id: string;
  readonly name: string;
  /** Whom or what it counts: “the agent Invoices”. */
  readonly scope: string;
  /** When it starts again, in ms since 1970; null: not by itself, or that would not help. */
  readonly resetsAtMs: number | null;
  /** Roles of those who can raise it. */
  readonly raisedBy: readonly string[];
}

/** Builds a refusal; `retryAfterMs` in milliseconds. */
export function refuse(code: ErrorCode, message: string, retryAfterMs?: number): Refusal {
  return retryAfterMs === undefined ? { code, message } : { code, message, retryAfterMs };
}

/** HTTP status of a refusal, 400 to 599. */
export function httpStatusOf(refusal: Refusal): number {
  return errorCatalogue[refusal.code].httpStatus;
}
