export { forwardChat } from './forward-chat.ts';
