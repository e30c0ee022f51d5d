export { viewsRouter } from './views-router.ts';
