import type { CallPayload } from './call-types.ts';
import { readAnswer, readRequest, type Protocol, type ReadAnswer, type ReadRequest } from './conversation/index.ts';

export interface Conversation {
  readonly request: ReadRequest | undefined;
  readonly answer: ReadAnswer | undefined;
}

const known = new WeakMap<CallPayload, Conversation>();

/** Both sides of a call for people. Read once for each payload, however often it is drawn. */
export function readConversation(protocol: Protocol, payload: CallPayload): Conversation {
  const before = known.get(payload);
  if (before !== undefined) return before;
  const { request, response } = payload;
  const conversation = {
    request: request === null ? undefined : readRequest(protocol, request),
    answer: response === null ? undefined : readAnswer(protocol, response),
  };
  known.set(payload, conversation);
  return conversation;
}

/** How many messages were asked and answered; undefined when none are kept. */
export function countMessages(protocol: Protocol, payload: CallPayload): number | undefined {
  if (payload.state !== 'kept') return undefined;
  const { request, answer } = readConversation(protocol, payload);
  return (request?.messages.length ?? 0) + (answer?.messages.length ?? 0);
}
