import { ChatStreamJoin, type JoinedChoice } from './chat-stream-join.ts';
import type { JsonRecord } from './read-value.ts';

function closeChoice({ content, reasoning, refusal, finish, calls }: JoinedChoice): JsonRecord {
  const toolCalls = calls.map(({ id, name, arguments: written }) => ({ id, function: { name, arguments: written } }));
  return {
    finish_reason: finish ?? null,
    message: {
      role: 'assistant',
      content: content === '' ? null : content,
      ...(reasoning === '' ? {} : { reasoning_content: reasoning }),
      ...(refusal === '' ? {} : { refusal }),
      ...(toolCalls.length === 0 ? {} : { tool_calls: toolCalls }),
    },
  };
}

/** Puts the chunks of a Chat Completions stream together into the answer they would have been unstreamed. */
export function joinChatStream(events: readonly JsonRecord[]): { readonly body: JsonRecord; readonly ended: boolean } {
  const join = new ChatStreamJoin();
  for (const event of events) join.add(event);
  const { choices, error } = join;
  return {
    body: { choices: choices.map(closeChoice), ...(error === undefined ? {} : { error }) },
    ended: choices.length > 0 && choices.every(({ finish }) => finish !== undefined),
  };
}
