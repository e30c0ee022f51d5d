export { SentenceThread } from './sentence-thread.ts';
