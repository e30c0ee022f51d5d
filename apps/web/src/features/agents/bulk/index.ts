export { AgentStateControl } from './agent-state-control.tsx';
export { BulkBar } from './bulk-bar.tsx';
export { RetireControl } from './retire-control.tsx';
