export { assignmentWeights, assignTask } from './assign-task.ts';
export type { AssignmentDecision, AssignmentParts, AssignmentRejection, RejectedAgent } from './assignment-decision.ts';
export { recentCallsMs } from './cache-warmth.ts';
export { chooseDraining, type LiveInstance } from './choose-draining.ts';
export { decideAfterAttempt, type LostAttempt } from './decide-after-attempt.ts';
export { decideInstances, type InstanceDecision, type InstanceFacts } from './decide-instances.ts';
export { dueAt } from './due-at.ts';
export type { RecentCalls, TaskAgent, TaskToAssign } from './task-to-assign.ts';
