import { accepted, refuse, refused, type Result } from '@agent-os/core/errors';
import { requestHeaders } from '../pipeline/index.ts';

const idempotencyKeyMax = 200;

/** The sender's own name for a request, so that sending it twice counts once; null when it gives none. */
export function readIdempotencyKey(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Result<string | null> {
  const key = headers[requestHeaders.idempotencyKey];
  if (key === undefined) return accepted(null);
  if (typeof key === 'string' && key.length > 0 && key.length <= idempotencyKeyMax) return accepted(key);
  return refused(refuse('invalid_request', `Idempotency-Key: Use 1 to ${idempotencyKeyMax} characters, once.`));
}
