import { describe, expect, it } from 'vitest';
import type { AgentListItem } from './agent-types.ts';
import { filterAgents } from './filter-agents.ts';

function agent(slug: string, change: Partial<AgentListItem> = {}): AgentListItem {
  return {
    id: `agt_${slug}`,
    slug,
    name: slug,
    purpose: '',
    state: 'active',
    department: { id: 'dep_1', slug: 'sales', name: 'Sales' },
    team: null,
    owner: null,
    allowedModels: [],
    createdAt: 0,
    callsToday: 0,
    costTodayNanoUsd: null,
    callsWithoutCostToday: 0,
    failedToday: 0,
    runningNow: 0,
    lastCallAt: null,
    ...change,
  };
}

const agents = [
  agent('tier1-resolver', { purpose: 'Answers first-line tickets' }),
  agent('lead-qualifier'),
  agent('clash-checker', {
    state: 'suspended',
    department: { id: 'dep_2', slug: 'construction', name: 'Construction' },
  }),
];
const found = (change: Partial<Parameters<typeof filterAgents>[1]>) =>
  filterAgents(agents, { search: '', department: null, state: null, ...change }).map(({ slug }) => slug);

describe('the list of agents', () => {
  it('is in the order of slugs', () => {
    expect(found({})).toEqual(['clash-checker', 'lead-qualifier', 'tier1-resolver']);
  });

  it('finds every word, wherever it stands', () => {
    expect(found({ search: 'TICKETS tier1' })).toEqual(['tier1-resolver']);
    expect(found({ search: 'construction' })).toEqual(['clash-checker']);
    expect(found({ search: 'tickets construction' })).toEqual([]);
  });

  it('keeps to department and state', () => {
    expect(found({ department: 'dep_2' })).toEqual(['clash-checker']);
    expect(found({ state: 'active' })).toEqual(['lead-qualifier', 'tier1-resolver']);
  });
});
