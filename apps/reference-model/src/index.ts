export type { EngineProfile } from './engine/index.ts';
export type { ServedModel } from './model-catalogue/index.ts';
export { servedModels } from './model-catalogue/index.ts';
export { startReferenceModel } from './start-reference-model.ts';
export type { ReferenceModelOptions, RunningReferenceModel } from './start-reference-model.ts';
