export { AnswerCacheSweeper } from './answer-cache-sweeper.ts';
export { KeyUseRecorder } from './key-use-recorder.ts';
export { PayloadPruner } from './payload-pruner.ts';
export { startUpkeep } from './start-upkeep.ts';
