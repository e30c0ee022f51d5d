export { getModel, listModels } from './list-models.ts';
