import type { RiskClass, ServiceClass } from '../scheduling/index.ts';

/** What the choice of an agent asks of a task. */
export interface TaskToAssign {
  /** All of them must be there. */
  readonly capabilities: readonly string[];
  readonly serviceClass: ServiceClass;
  /** What the task belongs to: who worked on it lately has its context. */
  readonly runId: string;
}

/** Calls of one run by one agent within the longest life of a provider's prefix cache. */
export interface RecentCalls {
  readonly calls: number;
  /** Epoch ms of the newest. */
  readonly lastAtMs: number;
}

/** An agent that takes tasks, as it is now. */
export interface TaskAgent {
  readonly id: string;
  readonly slug: string;
  readonly state: 'active' | 'suspended' | 'retired';
  readonly riskClass: RiskClass | null;
  readonly capabilities: readonly string[];
  /** Instances that were heard of lately and do not drain. */
  readonly liveInstances: number;
  /** At least 1. */
  readonly tasksPerInstance: number;
  /** Assigned to it and not ended: waiting for one of its instances, or running. */
  readonly heldTasks: number;
  /** Epoch ms; null: never. */
  readonly lastAssignedAtMs: number | null;
  readonly lastCallAtMs: number | null;
  /** By run. */
  readonly recentCalls: ReadonlyMap<string, RecentCalls>;
}
