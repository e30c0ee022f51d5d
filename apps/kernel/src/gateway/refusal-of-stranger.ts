import type { IncomingMessage } from 'node:http';
import type { Refusal } from '@agent-os/core/errors';
import { identify } from '../pipeline/index.ts';
import type { GatewayDependencies } from './take-call.ts';

const strangerBodyBytesMax = 1024 * 1024;

/**
 * A large body is read only from a caller whose key is known: memory is not for strangers to fill. Undefined when the
 * body may be read.
 */
export function refusalOfStranger(
  request: IncomingMessage,
  dependencies: Pick<GatewayDependencies, 'directory' | 'epochMs'>,
): Refusal | undefined {
  if (request.method === 'GET' || declaredBytes(request) <= strangerBodyBytesMax) return undefined;
  const identified = identify(request, dependencies.directory, dependencies.epochMs());
  return identified.ok ? undefined : identified.refusal;
}

/** Infinite when a body comes without saying how long it is. */
function declaredBytes(request: IncomingMessage): number {
  return Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY);
}
