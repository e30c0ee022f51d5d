export { AnswerCache } from './answer-cache.ts';
export { AnswerReuse } from './answer-reuse.ts';
export { endWithout, SharedExecution } from './shared-execution.ts';
