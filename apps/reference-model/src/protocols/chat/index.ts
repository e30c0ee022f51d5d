export { createChatCompletion } from './create-chat-completion.ts';
