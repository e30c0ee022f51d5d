export type { AgentListItem } from './agent-types.ts';
export { AgentPage } from './detail/index.ts';
export { HealthCell as AgentHealth } from './health-cell.tsx';
export { NewAgentPage } from './new-agent-page.tsx';
export { NewDepartment } from './new-department.tsx';
export { useAgents } from './use-agents.ts';
export { AgentsPage } from './registry/index.ts';
