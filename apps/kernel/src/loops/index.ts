export { AnswerCacheSweeper } from './answer-cache-sweeper.ts';
export { KeyUseRecorder } from './key-use-recorder.ts';
export { OutcomeExpirer } from './outcome-expirer.ts';
export { PayloadPruner } from './payload-pruner.ts';
export { SpendFolder } from './spend-folder.ts';
export { SignInAttemptSweeper } from './sign-in-attempt-sweeper.ts';
