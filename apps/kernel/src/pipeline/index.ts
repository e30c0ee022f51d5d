export { AfterAnswers } from './after-answers.ts';
export type { AnnouncedSteps, Identified, RequestFacts, UrgencyClaim } from './call.ts';
export { ClientAnswer, type CallAnswer } from './client-answer.ts';
export { identify } from './identify.ts';
export { AnswerCache, AnswerReuse } from './reuse/index.ts';
export { runCall } from './run-call.ts';
export type { CallEnd } from './call-end.ts';
export type { CallObserver, LoopGuard, RunCallDependencies } from './run-call-dependencies.ts';
export { StepClock } from './step-clock.ts';
