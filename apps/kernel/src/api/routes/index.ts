export { routesRouter } from './routes-router.ts';
