export { agentsRouter } from './agents-router.ts';
