export { startTestKernel, type TestKernel } from './start-test-kernel.ts';
export { answerJson, answerStream } from './stub-upstream.ts';
