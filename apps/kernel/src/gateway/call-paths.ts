import type { CallProtocol } from '@agent-os/core/routing';

/** Where a call of each protocol is sent. */
export const pathByProtocol: Readonly<Record<CallProtocol, string>> = {
  'openai.chat': '/v1/chat/completions',
  'openai.responses': '/v1/responses',
  'openai.embeddings': '/v1/embeddings',
  'anthropic.messages': '/v1/messages',
};

export const protocolByPath: ReadonlyMap<string, CallProtocol> = new Map(
  (Object.entries(pathByProtocol) as [CallProtocol, string][]).map(([protocol, path]) => [path, protocol]),
);
