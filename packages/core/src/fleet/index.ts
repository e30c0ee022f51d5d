export { decideAgentHealth, type AgentHealthFacts, type AgentHealthState } from './decide-agent-health.ts';
export { joinFigures, type AgentFigures } from './join-figures.ts';
