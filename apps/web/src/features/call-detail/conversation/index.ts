export type { Message, MessagePart, ReadAnswer, ReadRequest } from './message.ts';
export { readAnswer, readRequest, type Protocol } from './read-conversation.ts';
