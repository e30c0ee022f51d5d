export { AgentLoops } from './agent-loops.tsx';
export { LoopPolicyPanel } from './loop-policy-panel.tsx';
