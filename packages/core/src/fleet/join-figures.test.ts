import { describe, expect, it } from 'vitest';
import { joinFigures, type AgentFigures } from './join-figures.ts';

const busy: AgentFigures = {
  callsToday: 3,
  costTodayNanoUsd: '500',
  callsWithoutCostToday: 1,
  simulatedToday: 2,
  failedToday: 1,
  runningNow: 1,
  costNormalNanoUsd: '400',
  lastCallAt: 1_000,
  health: { state: 'failing', calls: 3, failed: 1, denied: 0, lastError: { code: 'upstream_timeout', at: 900 } },
};

describe('agents and their figures', () => {
  it('belong together by id, in the order of the agents', () => {
    const agents = [
      { id: 'agt_b', slug: 'b' },
      { id: 'agt_a', slug: 'a' },
    ];
    const figures = [
      { agentId: 'agt_a', ...busy, callsToday: 1 },
      { agentId: 'agt_b', ...busy, callsToday: 2 },
    ];
    expect(joinFigures(agents, figures)).toEqual([
      { id: 'agt_b', slug: 'b', ...busy, callsToday: 2 },
      { id: 'agt_a', slug: 'a', ...busy, callsToday: 1 },
    ]);
  });

  it('of which one is newer than the other lose no agent and invent none', () => {
    const [registered, ...more] = joinFigures([{ id: 'agt_new' }], [{ agentId: 'agt_unknown', ...busy }]);
    expect(more).toEqual([]);
    expect(registered).toMatchObject({
      id: 'agt_new',
      callsToday: 0,
      runningNow: 0,
      costTodayNanoUsd: null,
      costNormalNanoUsd: null,
      lastCallAt: null,
      health: { state: 'unused', calls: 0 },
    });
  });
});
