export { chooseModels, type ChosenModels, type ListedModel } from './choose-models.ts';
export { classifyFailure } from './classify-failure.ts';
export { listModels } from './list-models.ts';
export { newRunId } from './new-run-id.ts';
export { playRun } from './play-run.ts';
