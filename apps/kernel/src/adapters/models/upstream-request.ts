import type { IncomingHttpHeaders } from 'node:http';
import type { CallProtocol } from '@agent-os/core/routing';
import type { DirectoryProvider } from '../../directory/index.ts';

const upstreamPath: Readonly<Record<CallProtocol, string>> = {
  'openai.chat': '/chat/completions',
  'openai.responses': '/responses',
  'openai.embeddings': '/embeddings',
  'anthropic.messages': '/messages',
};

/** Headers by which clients switch features of a protocol; all others stay with the kernel. */
const passedOnHeaders = ['anthropic-beta', 'openai-beta'] as const;
const anthropicVersionHeader = 'anthropic-version';
const anthropicVersionDefault = '2023-06-01';

export interface UpstreamAddress {
  readonly origin: string;
  readonly path: string;
}

/** Providers are replaced whole when they change, so an address lives as long as what it was made from. */
const known = new WeakMap<DirectoryProvider, Map<CallProtocol, UpstreamAddress>>();

/** Where calls of a protocol go: the provider's base URL, split, with the path of the protocol behind it. */
export function addressOf(provider: DirectoryProvider, protocol: CallProtocol): UpstreamAddress {
  const addresses = known.get(provider) ?? new Map<CallProtocol, UpstreamAddress>();
  const address = addresses.get(protocol) ?? buildAddress(provider, protocol);
  known.set(provider, addresses.set(protocol, address));
  return address;
}

function buildAddress(provider: DirectoryProvider, protocol: CallProtocol): UpstreamAddress {
  const url = new URL(provider.baseUrl);
  const basePath = url.pathname.endsWith('/') ? url.pathname.slice(0, -1) : url.pathname;
  return { origin: url.origin, path: `${basePath}${upstreamPath[protocol]}` };
}

/** What the provider gets of the client's own headers. */
export function forwardedHeaders(protocol: CallProtocol, fromClient: IncomingHttpHeaders): Record<string, string> {
  const headers: Record<string, string> = {};
  if (protocol === 'anthropic.messages') {
    const version = fromClient[anthropicVersionHeader];
    headers[anthropicVersionHeader] = typeof version === 'string' ? version : anthropicVersionDefault;
  }
  for (const name of passedOnHeaders) {
    const value = fromClient[name];
    if (typeof value === 'string') headers[name] = value;
  }
  return headers;
}

/**
 * Headers of the request to a provider: its own credential in place of the agent's, and the call's id so that both
 * sides can be reconciled.
 */
export function headersFor(
  provider: DirectoryProvider,
  protocol: CallProtocol,
  callId: string,
  fromClient: IncomingHttpHeaders,
): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    'user-agent': 'agent-os',
    'x-client-request-id': callId,
    ...forwardedHeaders(protocol, fromClient),
  };
  if (provider.apiKey === null) return headers;
  if (protocol === 'anthropic.messages') headers['x-api-key'] = provider.apiKey;
  else headers['authorization'] = `Bearer ${provider.apiKey}`;
  return headers;
}
