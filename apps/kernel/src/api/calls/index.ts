export { callsRouter } from './calls-router.ts';
