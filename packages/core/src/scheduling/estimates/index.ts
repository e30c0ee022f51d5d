export { learnAnnouncement, learnCall, learnProgram, noHistory, type AgentHistory } from './agent-history.ts';
export { estimateWork, type CallFacts, type WorkEstimate } from './estimate-work.ts';
