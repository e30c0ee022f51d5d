export { countMessageTokens } from './count-message-tokens.ts';
export { createMessage } from './create-message.ts';
