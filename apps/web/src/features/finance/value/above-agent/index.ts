export { AgentValuePanel } from './agent-value-panel.tsx';
