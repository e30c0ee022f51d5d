import { describe, expect, it } from 'vitest';
import type { Department, Team } from './department-types.ts';
import { countArchived, preparePlaces } from './prepare-places.ts';

const team = (id: string, archivedAt: number | null = null): Team => ({
  id,
  slug: id,
  name: id,
  departmentId: 'any',
  archivedAt,
  agentCount: 1,
});
const department = (id: string, teams: Team[], archivedAt: number | null = null): Department => ({
  id,
  slug: id,
  name: id,
  archivedAt,
  agentCount: teams.length,
  agentsWithoutTeam: 0,
  teams,
});
const tree = [
  department('sales', [team('pipeline'), team('old-team', 1)]),
  department('closed', [team('gone', 1)], 1),
  department('support', []),
];

describe('the tree of departments', () => {
  it('has each team after its department', () => {
    expect(preparePlaces(tree, undefined, false).map(({ id }) => id)).toEqual(['sales', 'pipeline', 'support']);
  });

  it('shows archived places only when they are asked for, and says how many there are', () => {
    expect(preparePlaces(tree, undefined, true)).toHaveLength(6);
    expect(countArchived(tree)).toBe(3);
  });

  it('has the costs of both kinds, 0 for a place without a call, and none before they are there', () => {
    const cost = (id: string) => ({
      id,
      costTodayNanoUsd: '5',
      costSevenDaysNanoUsd: '35',
      callsSevenDays: 7,
      callsWithoutCostSevenDays: 0,
      simulatedToday: 0,
      simulatedSevenDays: 0,
    });
    const places = preparePlaces(tree, { departments: [cost('sales')], teams: [cost('pipeline')] }, false);
    expect(places.map(({ costs }) => costs?.costTodayNanoUsd)).toEqual(['5', '5', '0']);
    expect(preparePlaces(tree, undefined, false).map(({ costs }) => costs)).toEqual([undefined, undefined, undefined]);
  });
});
