import type { IncomingMessage } from 'node:http';
import type { Refusal } from '@agent-os/core/errors';
import type { NotedRefusal } from '../live/index.ts';
import { identify } from '../pipeline/index.ts';
import type { GatewayDependencies } from './take-call.ts';

/**
 * An attempt that became no call, for whoever connects an agent and waits. The query of an address may hold secrets and
 * is left out.
 */
export function noteOf(
  request: Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'socket'>,
  { code, message }: Refusal,
  dependencies: Pick<GatewayDependencies, 'directory' | 'epochMs'>,
): NotedRefusal {
  const nowMs = dependencies.epochMs();
  const identified = identify(request, dependencies.directory, nowMs);
  const [path = ''] = (request.url ?? '').split('?', 1);
  return {
    at: Math.floor(nowMs),
    address: `${request.method ?? ''} ${path}`,
    code,
    message,
    keyId: identified.ok ? identified.value.keyId : undefined,
  };
}
