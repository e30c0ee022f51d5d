import type { AgentListItem } from './agent-types.ts';

/** A row of the registry for tests: an active agent that nobody has called. */
export function exampleAgent(slug: string, change: Partial<AgentListItem> = {}): AgentListItem {
  return {
    id: `agt_${slug}`,
    slug,
    name: slug,
    state: 'active',
    riskClass: null,
    department: { id: 'dep_1', slug: 'sales', name: 'Sales' },
    team: null,
    owner: null,
    allowedModels: [],
    shareIdenticalCalls: false,
    reuseAnswers: false,
    version: 1,
    versionAt: 0,
    createdAt: 0,
    callsToday: 0,
    costTodayNanoUsd: null,
    callsWithoutCostToday: 0,
    simulatedToday: 0,
    failedToday: 0,
    runningNow: 0,
    costNormalNanoUsd: null,
    lastCallAt: null,
    health: { state: 'unused', calls: 0, failed: 0, denied: 0, lastError: null },
    ...change,
  };
}
