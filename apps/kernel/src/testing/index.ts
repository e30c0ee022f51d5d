export { adminApi } from './admin-api.ts';
export { chatChunk, helloCompletion } from './hello-completion.ts';
export type { InsertedModel, Superuser } from './insert-model.ts';
export { insertRoute, type InsertedRoute } from './insert-route.ts';
export { startReferenceUpstream, type ReferenceUpstream } from './start-reference-upstream.ts';
export { startRoutedKernel, type RoutedKernel } from './start-routed-kernel.ts';
export { startTestKernel, type TestKernel } from './start-test-kernel.ts';
export { answerJson, answerStream, startStubUpstream, type StubAnswer, type StubUpstream } from './stub-upstream.ts';
export { untilBudgetIsLeased } from './until-budget-is-leased.ts';
