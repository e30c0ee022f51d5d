export { decideJoin, type ExecutionUnderWay } from './decide-join.ts';
export { isCompleteAnswer } from './is-complete-answer.ts';
export { isRepeatable } from './is-repeatable.ts';
export { readReuseWishes, type ReuseWishes } from './read-reuse-wishes.ts';
export { sameCallHead, type ComparedCall } from './same-call-head.ts';
