import { createHash } from 'node:crypto';
import { sameCallHead } from '@agent-os/core/reuse';
import { addressOf, forwardedHeaders } from '../../adapters/models/index.ts';
import type { Prepared } from '../call.ts';

/**
 * SHA-256 of everything by which two calls are the same: equal exactly for calls that one answer serves. The organisation is
 * among it, so that calls of two organisations never are.
 */
export function reuseKey({ caller, model, protocol, facts, headers, upstreamBody, routed }: Prepared): string {
  const { origin, path } = addressOf(model.provider, protocol);
  const head = sameCallHead({
    organisationId: caller.organisation.id,
    modelId: model.id,
    endpoint: origin + path,
    protocol,
    streamed: facts.streamed,
    hidesUsage: facts.addUsageToStream,
    forwardedHeaders: forwardedHeaders(protocol, headers),
  });
  const hash = createHash('sha256').update(head).update(upstreamBody);
  // A route's call may be answered by another model than the one that it set out for; no JSON holds a zero byte.
  if (routed !== undefined) hash.update(`\0${routed.route.id}`);
  return hash.digest('base64url');
}
