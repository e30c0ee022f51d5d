export { AnswerCache } from './answer-cache.ts';
export { AnswerReuse } from './answer-reuse.ts';
export { NamedRequests } from './named-requests.ts';
export { endWithout, SharedExecution } from './shared-execution.ts';
