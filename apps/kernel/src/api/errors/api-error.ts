import type { SignInRefusal } from '@agent-os/core/choices';

/** Every expected failure of the console API; one mapper turns them into the protocol's codes. */
export type ApiErrorCode =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_many_requests'
  | 'upstream_refused';

/** An expected failure. `message` is shown to a person: it says what to do next and holds no secret. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  /** Seconds until the same request may succeed; only with `too_many_requests`. */
  readonly retryAfterSeconds: number | undefined;
  /** For a page that has words of its own. */
  readonly reason: SignInRefusal | undefined;

  constructor(
    code: ApiErrorCode,
    message: string,
    { retryAfterSeconds, reason }: { readonly retryAfterSeconds?: number; readonly reason?: SignInRefusal } = {},
  ) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
    this.reason = reason;
  }
}

/** The one answer for what does not exist and for what is another organisation's. */
export function notFound(what: string): ApiError {
  return new ApiError('not_found', `There is no such ${what} in this organisation. It may have been removed: reload.`);
}
