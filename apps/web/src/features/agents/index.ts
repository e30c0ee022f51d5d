export { AgentPage } from './agent-page.tsx';
export { AgentsPage } from './agents-page.tsx';
export { NewAgentPage } from './new-agent-page.tsx';
