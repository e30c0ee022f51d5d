export { requireModel } from './require-model.ts';
export { modelsRouter } from './models-router.ts';
