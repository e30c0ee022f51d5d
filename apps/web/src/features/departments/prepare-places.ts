import type { Department, PlaceCosts, Team } from './department-types.ts';

interface Place {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly agentCount: number;
  readonly archivedAt: number | null;
  /** Undefined until the costs are there; a place without a call costs nothing. */
  readonly costs: PlaceCosts | undefined;
}

export interface DepartmentPlace extends Place {
  readonly kind: 'department';
  readonly department: Department;
}

export interface TeamPlace extends Place {
  readonly kind: 'team';
  readonly team: Team;
  readonly department: Department;
}

export type ListedPlace = DepartmentPlace | TeamPlace;

interface Costs {
  readonly departments: readonly PlaceCosts[];
  readonly teams: readonly PlaceCosts[];
}

const nothingSpent = {
  costTodayNanoUsd: '0',
  costSevenDaysNanoUsd: '0',
  callsSevenDays: 0,
  callsWithoutCostSevenDays: 0,
  simulatedToday: 0,
  simulatedSevenDays: 0,
};

/** Departments by name, each followed by its teams; archived ones only when they are asked for. */
export function preparePlaces(
  departments: readonly Department[],
  costs: Costs | undefined,
  withArchived: boolean,
): ListedPlace[] {
  const known = costs && new Map([...costs.departments, ...costs.teams].map((row) => [row.id, row]));
  const costOf = (id: string) => (known === undefined ? undefined : (known.get(id) ?? { id, ...nothingSpent }));
  const isShown = ({ archivedAt }: { readonly archivedAt: number | null }) => withArchived || archivedAt === null;
  return departments
    .filter(isShown)
    .flatMap((department) => [
      { kind: 'department', department, ...factsOf(department, costOf) } satisfies ListedPlace,
      ...department.teams
        .filter(isShown)
        .map((team): ListedPlace => ({ kind: 'team', team, department, ...factsOf(team, costOf) })),
    ]);
}

function factsOf(place: Department | Team, costOf: (id: string) => PlaceCosts | undefined): Place {
  const { id, name, slug, agentCount, archivedAt } = place;
  return { id, name, slug, agentCount, archivedAt, costs: costOf(id) };
}

/** How many places are left out when archived ones are. */
export function countArchived(departments: readonly Department[]): number {
  return departments.reduce(
    (sum, { archivedAt, teams }) =>
      sum + Number(archivedAt !== null) + teams.filter((team) => team.archivedAt !== null).length,
    0,
  );
}
