export { decideAgentHealth, type AgentHealthFacts, type AgentHealthState } from './decide-agent-health.ts';
export { joinFigures, type AgentFigures, type JoinedRows } from './join-figures.ts';
