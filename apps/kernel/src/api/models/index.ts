export { modelsRouter } from './models-router.ts';
