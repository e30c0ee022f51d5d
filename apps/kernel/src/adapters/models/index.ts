export { readAnswerText } from './read-answer-text.ts';
export { readRateLimits, retryAfterOf } from './read-rate-limits.ts';
export { StreamWatcher } from './stream-watcher.ts';
export type { AttemptEnd, StreamReceiver } from './upstream-attempt.ts';
export { UpstreamClient, type UpstreamRequest } from './upstream-client.ts';
export { addressOf, forwardedHeaders, headersFor, type UpstreamAddress } from './upstream-request.ts';
export { asObject, readUsage } from './usage/index.ts';
