export { KeyUseRecorder } from './key-use-recorder.ts';
export { SignInAttemptSweeper } from './sign-in-attempt-sweeper.ts';
