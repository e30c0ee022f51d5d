export type { Message, MessagePart, ReadAnswer, ReadRequest } from './message.ts';
export { ChatStreamJoin } from './chat-stream-join.ts';
export { isEventStream, readEvents } from './read-events.ts';
export { parseBody, readAnswer, readRequest, type Protocol } from './read-conversation.ts';
