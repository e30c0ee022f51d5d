export { AgentChoiceField, useAgentChoice } from './agent-choice.tsx';
