import { joinAnthropicStream } from './join-anthropic-stream.ts';
import { joinChatStream } from './join-chat-stream.ts';
import { joinResponsesStream } from './join-responses-stream.ts';
import type { ReadAnswer, ReadRequest } from './message.ts';
import { parseCutJson } from './parse-cut-json.ts';
import { readAnthropicAnswer, readAnthropicRequest } from './read-anthropic.ts';
import { readChatAnswer, readChatRequest } from './read-chat.ts';
import { readEmbeddingsAnswer, readEmbeddingsRequest } from './read-embeddings.ts';
import { isEventStream, readEvents } from './read-events.ts';
import { readResponsesAnswer, readResponsesRequest } from './read-responses.ts';
import { asRecord, type JsonRecord } from './read-value.ts';

/** The four protocols of the gateway. */
export type Protocol = 'openai.chat' | 'openai.responses' | 'openai.embeddings' | 'anthropic.messages';

interface Reader {
  readonly request: (body: JsonRecord) => ReadRequest;
  readonly answer: (body: JsonRecord, incomplete: boolean) => ReadAnswer;
  readonly join: (events: readonly JsonRecord[]) => { readonly body: JsonRecord; readonly ended: boolean };
}

const readers: Readonly<Record<Protocol, Reader>> = {
  'openai.chat': { request: readChatRequest, answer: readChatAnswer, join: joinChatStream },
  'openai.responses': { request: readResponsesRequest, answer: readResponsesAnswer, join: joinResponsesStream },
  'openai.embeddings': { request: readEmbeddingsRequest, answer: readEmbeddingsAnswer, join: joinChatStream },
  'anthropic.messages': { request: readAnthropicRequest, answer: readAnthropicAnswer, join: joinAnthropicStream },
};

/** One side as it is kept. */
export interface KeptText {
  readonly text: string;
  readonly cut: boolean;
}

/** A body as an object, as far as it was kept; undefined when it is none. */
export function parseBody({ text, cut }: KeptText): JsonRecord | undefined {
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return cut ? asRecord(parseCutJson(text)) : undefined;
  }
}

/** What was asked, for people; `unread` when it is not what the protocol says. */
export function readRequest(protocol: Protocol, kept: KeptText): ReadRequest {
  const body = parseBody(kept);
  if (body === undefined) return { messages: [], tools: [], options: [], unread: true };
  return readers[protocol].request(body);
}

/** What was answered, for people; the events of a stream are put together into the message they make. */
export function readAnswer(protocol: Protocol, kept: KeptText): ReadAnswer {
  const { join, answer } = readers[protocol];
  if (isEventStream(kept.text)) {
    const { body, ended } = join(readEvents(kept.text));
    return answer(body, !ended);
  }
  const body = parseBody(kept);
  if (body === undefined) return { messages: [], finish: null, error: null, incomplete: kept.cut, unread: true };
  return answer(body, kept.cut);
}
