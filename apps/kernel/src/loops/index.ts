export { AnswerCacheSweeper } from './answer-cache-sweeper.ts';
export { CallReaper } from './call-reaper.ts';
export { KeyUseRecorder } from './key-use-recorder.ts';
export { PayloadPruner } from './payload-pruner.ts';
export { startUpkeep } from './start-upkeep.ts';
