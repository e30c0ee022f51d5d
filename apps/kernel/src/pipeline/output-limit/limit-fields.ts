import type { CallProtocol } from '@agent-os/core/routing';

/**
 * What each protocol calls the most that an answer may be; the first is its name today. A field of another protocol is nothing to a
 * provider, so that a budget must not be held to it.
 */
export const limitFields: Readonly<Record<CallProtocol, readonly string[]>> = {
  'openai.chat': ['max_completion_tokens', 'max_tokens'],
  'openai.responses': ['max_output_tokens'],
  'openai.embeddings': [],
  'anthropic.messages': ['max_tokens'],
};
