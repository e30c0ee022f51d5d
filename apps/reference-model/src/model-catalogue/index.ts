export type { ServedModel } from './served-model.ts';
export { servedModels } from './served-models.ts';
