import type { AttemptFailure } from './decide-retry.ts';

/**
 * A redirection points elsewhere; 401, 402 and 403 are about our account with the provider, 429 about its limits; 503 and 529 say that it takes no work now. None of
 * them did any. 500, 502 and 504 may have.
 */
const refusedUnworked: ReadonlySet<number> = new Set([401, 402, 403, 429, 503, 529]);

/**
 * Whether another model may be asked in place of one whose attempt failed: only where the first certainly did no work, so that nothing
 * is paid twice. Not after a time-out, nor once a request may have been read by a provider that then fell silent.
 */
export function mayAskAnother(failure: AttemptFailure): boolean {
  switch (failure.kind) {
    case 'connection':
      return !failure.sent;
    case 'timeout':
      return false;
    case 'status':
      return isRedirect(failure.httpStatus) || refusedUnworked.has(failure.httpStatus);
  }
}

function isRedirect(httpStatus: number): boolean {
  return httpStatus >= 300 && httpStatus < 400;
}
