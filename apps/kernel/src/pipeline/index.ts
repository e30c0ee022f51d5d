export { AfterAnswers } from './after-answers.ts';
export type { AnnouncedSteps, Identified, RequestFacts, UrgencyClaim } from './call.ts';
export { ClientAnswer } from './client-answer.ts';
export { identify } from './identify.ts';
export { runCall, type CallObserver, type RunCallDependencies } from './run-call.ts';
export { StepClock } from './step-clock.ts';
