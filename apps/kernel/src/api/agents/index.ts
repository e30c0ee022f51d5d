export { agentsRouter } from './agents-router.ts';
export { dayStartOf } from './day-start.ts';
export { requireAgent, requireAgents } from './require-agent.ts';
