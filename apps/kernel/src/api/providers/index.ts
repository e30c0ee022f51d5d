export { providersRouter } from './providers-router.ts';
