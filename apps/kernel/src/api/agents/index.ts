export { agentsRouter } from './agents-router.ts';
export { dayStartOf } from './day-start.ts';
export { requireAgent } from './require-agent.ts';
