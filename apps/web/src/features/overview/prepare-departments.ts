import type { AgentListItem } from '@/features/agents/index.ts';

/** What a department's digital employees did today. Amounts are nano-USD. */
export interface DepartmentDay {
  readonly id: string;
  readonly name: string;
  readonly agents: number;
  readonly callsToday: number;
  readonly costTodayNanoUsd: bigint;
  readonly costNormalNanoUsd: bigint;
  /** Calls whose cost is not known: the amounts leave them out. */
  readonly callsWithoutCost: number;
  /** Every call of today was answered by a simulated model. */
  readonly simulated: boolean;
}

/** Sums the agents up by department, the dearest first; sums are of integers. */
export function prepareDepartments(agents: readonly AgentListItem[]): readonly DepartmentDay[] {
  const groups = Map.groupBy(agents, ({ department }) => department.id);
  return Array.from(groups, ([id, group]) => ({ id, name: group[0]?.department.name ?? id, ...sumOf(group) })).toSorted(
    (one, other) => compareAmounts(other.costTodayNanoUsd, one.costTodayNanoUsd),
  );
}

/** Agents that cost something today, the dearest first. */
export function costliestAgents(agents: readonly AgentListItem[], most: number): readonly AgentListItem[] {
  const costOf = ({ costTodayNanoUsd }: AgentListItem): bigint => BigInt(costTodayNanoUsd ?? 0);
  return agents
    .filter((agent) => costOf(agent) > 0n)
    .toSorted((one, other) => compareAmounts(costOf(other), costOf(one)))
    .slice(0, most);
}

export function sumOf(agents: readonly AgentListItem[]) {
  const sum = (read: (agent: AgentListItem) => number) => agents.reduce((total, agent) => total + read(agent), 0);
  const amount = (read: (agent: AgentListItem) => string | null) =>
    agents.reduce((total, agent) => total + BigInt(read(agent) ?? 0), 0n);
  const callsToday = sum((agent) => agent.callsToday);
  return {
    agents: agents.length,
    callsToday,
    costTodayNanoUsd: amount((agent) => agent.costTodayNanoUsd),
    costNormalNanoUsd: amount((agent) => agent.costNormalNanoUsd),
    callsWithoutCost: sum((agent) => agent.callsWithoutCostToday),
    simulated: callsToday > 0 && sum((agent) => agent.simulatedToday) === callsToday,
  };
}

function compareAmounts(one: bigint, other: bigint): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
