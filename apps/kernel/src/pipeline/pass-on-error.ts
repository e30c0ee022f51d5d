import type { ErrorCode } from '@agent-os/core/errors';
import { asObject } from '../adapters/models/index.ts';

/**
 * A provider's error about the request itself with what every error of the kernel says: a code of the catalogue and the call's id. The
 * provider's own code stays where SDKs read it; where it gave none, the catalogue's stands there too. What has not its protocol's shape
 * stays as it is.
 */
export function passOnError(body: Buffer, code: ErrorCode, callId: string): Buffer {
  const answer = readObject(body);
  const error = asObject(answer?.['error']);
  if (answer === undefined || error === undefined) return body;
  const { code: given } = error;
  const ownCode = typeof given === 'string' && given !== '' ? given : code;
  return Buffer.from(
    JSON.stringify({ ...answer, error: { ...error, code: ownCode, kernel_code: code, call_id: callId } }),
  );
}

function readObject(body: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    return asObject(JSON.parse(body.toString('utf8')));
  } catch {
    // Proxies in between answer in HTML or plain text.
    return undefined;
  }
}
