export { decideAgentHealth, type AgentHealthFacts, type AgentHealthState } from './decide-agent-health.ts';
