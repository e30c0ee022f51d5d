import { describe, expect, it } from 'vitest';
import { joinFigures, type AgentFigures, type JoinedRows } from './join-figures.ts';

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

  it('that did not change since they were joined before are the same row', () => {
    const [quiet, renamed, called] = [{ id: 'agt_quiet' }, { id: 'agt_renamed' }, { id: 'agt_called' }];
    const figures = [quiet, renamed, called].map(({ id }) => ({ agentId: id, ...busy }));
    const known: JoinedRows<{ readonly id: string; readonly name?: string }> = new WeakMap();
    const before = joinFigures([quiet, renamed, called], figures, known);
    const after = joinFigures(
      [quiet, { ...renamed, name: 'Renamed' }, called],
      figures.map((row) => (row.agentId === called.id ? { ...row, callsToday: 4 } : row)),
      known,
    );
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toEqual({ ...before[1], name: 'Renamed' });
    expect(after[2]).toEqual({ ...before[2], callsToday: 4 });
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
