import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { accepted, refuse, refused, type Result } from '@agent-os/core/errors';
import type { Caller, OrganisationDirectory } from '../directory/index.ts';
import { keyHashOn } from './key-hash-on.ts';

const bearerPrefix = 'bearer ';
const keyPrefix = 'aos_';
const keyLengthMax = 128;

/**
 * Step 1, identify: whose key is this? The key is looked up by its SHA-256, so that neither memory nor timing tells
 * anything about keys that are near it.
 */
export function identify(
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  directory: OrganisationDirectory,
  nowMs: number,
): Result<Caller> {
  const key = keyOf(headers);
  if (key === undefined) {
    return refused(
      refuse('invalid_api_key', 'No API key was sent. Send an agent key (aos_…) as bearer token or in x-api-key.'),
    );
  }
  const caller = key.length <= keyLengthMax ? directory.findCaller(keyHashOn(socket, key)) : undefined;
  if (caller === undefined || !key.startsWith(keyPrefix)) {
    return refused(
      refuse('invalid_api_key', 'This API key is unknown or revoked. Create one on the agent’s page in the console.'),
    );
  }
  if (caller.keyExpiresAtMs !== null && caller.keyExpiresAtMs <= nowMs) {
    return refused(
      refuse('invalid_api_key', 'This API key has expired. Create a new one on the agent’s page in the console.'),
    );
  }
  return accepted(caller);
}

function keyOf(headers: IncomingHttpHeaders): string | undefined {
  const { authorization } = headers;
  if (authorization?.slice(0, bearerPrefix.length).toLowerCase() === bearerPrefix) {
    return authorization.slice(bearerPrefix.length).trim();
  }
  const named = headers['x-api-key'] ?? headers['api-key'];
  return typeof named === 'string' ? named : undefined;
}
