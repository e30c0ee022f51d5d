export { loopsRouter } from './loops-router.ts';
