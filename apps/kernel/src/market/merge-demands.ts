import { slacks } from '@agent-os/core/market';
import { serviceClasses } from '@agent-os/core/scheduling';
import type { AgentDemand, ClassDemand, PoolDemand } from './pool-demand.ts';

/** The demand of all kernels as one, sorted by pool, agent, class and slack: equal for equal crowds, whoever said what. */
export function mergeDemands(demands: readonly PoolDemand[]): PoolDemand[] {
  return grouped(demands, ({ poolId }) => poolId).map(([poolId, ofPool]) => ({
    poolId,
    agents: grouped(
      ofPool.flatMap(({ agents }) => agents),
      ({ agentId }) => agentId,
    ).flatMap(([, ofAgent]) => mergeAgent(ofAgent)),
  }));
}

function mergeAgent(parts: readonly AgentDemand[]): AgentDemand[] {
  const [first] = parts;
  if (first === undefined) return [];
  const classes = parts.flatMap((part) => part.classes);
  return [
    {
      agentId: first.agentId,
      departmentId: first.departmentId,
      classes: serviceClasses.flatMap((serviceClass) =>
        slacks.flatMap((slack) => {
          const some = classes.filter((one) => one.serviceClass === serviceClass && (one.slack ?? 'fresh') === slack);
          const sumOf = (pick: (demand: ClassDemand) => number) => some.reduce((sum, one) => sum + pick(one), 0);
          if (some.length === 0) return [];
          return [
            {
              serviceClass,
              slack,
              running: sumOf(({ running }) => running),
              waiting: sumOf(({ waiting }) => waiting),
              waitedMs: sumOf(({ waitedMs }) => waitedMs),
            },
          ];
        }),
      ),
    },
  ];
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  return [...Map.groupBy(items, keyOf)].toSorted(([one], [other]) => (one < other ? -1 : 1));
}
