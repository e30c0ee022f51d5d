import { serviceClasses, type ServiceClass } from '@agent-os/core/scheduling';
import type { AgentDemand, ClassDemand, PoolDemand } from './pool-demand.ts';

/** The demand of all kernels as one, sorted by pool, agent and class: equal for equal crowds, whoever said what. */
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
  const sumOf = (serviceClass: ServiceClass, pick: (demand: ClassDemand) => number) =>
    classes.reduce((sum, demand) => sum + (demand.serviceClass === serviceClass ? pick(demand) : 0), 0);
  return [
    {
      agentId: first.agentId,
      departmentId: first.departmentId,
      classes: serviceClasses
        .filter((serviceClass) => classes.some((demand) => demand.serviceClass === serviceClass))
        .map((serviceClass) => ({
          serviceClass,
          running: sumOf(serviceClass, ({ running }) => running),
          waiting: sumOf(serviceClass, ({ waiting }) => waiting),
          waitedMs: sumOf(serviceClass, ({ waitedMs }) => waitedMs),
        })),
    },
  ];
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  return [...Map.groupBy(items, keyOf)].toSorted(([one], [other]) => (one < other ? -1 : 1));
}
