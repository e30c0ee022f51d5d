import { serviceClasses, type ServiceClass } from '@agent-os/core/scheduling';
import type { PoolDemand } from '../../market/index.ts';
import type { Dispatcher, PoolFacts } from '../dispatch/index.ts';

interface Counted {
  readonly departmentId: string;
  readonly classes: Map<ServiceClass, { running: number; waiting: number; waitedMs: number }>;
}

/** Who waits and runs in these pools of this kernel now; pools with nobody are left out. */
export function readPoolDemands(dispatcher: Dispatcher, poolIds: Iterable<string>): PoolDemand[] {
  return [...poolIds].flatMap((poolId) => {
    const pool = dispatcher.find(poolId);
    if (pool === undefined || pool.busy + pool.waiting === 0) return [];
    return [{ poolId, agents: agentsOf(pool.facts()) }];
  });
}

function agentsOf({ running, line, now }: Pick<PoolFacts, 'running' | 'line' | 'now'>): PoolDemand['agents'] {
  const agents = new Map<string, Counted>();
  const countOf = (ownerPath: readonly string[], serviceClass: ServiceClass) => {
    const agentId = ownerPath.at(-1) ?? '';
    const known = agents.get(agentId);
    const agent: Counted = known ?? { departmentId: ownerPath.at(-2) ?? '', classes: new Map() };
    if (known === undefined) agents.set(agentId, agent);
    const count = agent.classes.get(serviceClass) ?? { running: 0, waiting: 0, waitedMs: 0 };
    agent.classes.set(serviceClass, count);
    return count;
  };
  for (const { call } of running.values()) countOf(call.ownerPath, call.serviceClass).running += 1;
  for (const { call } of line.values()) {
    const count = countOf(call.ownerPath, call.serviceClass);
    count.waiting += 1;
    count.waitedMs += Math.max(0, Math.round(now - call.arrivedAt + call.priorWaitMs));
  }
  return Array.from(agents, ([agentId, { departmentId, classes }]) => ({
    agentId,
    departmentId,
    classes: serviceClasses.flatMap((serviceClass) => {
      const count = classes.get(serviceClass);
      return count === undefined ? [] : [{ serviceClass, ...count }];
    }),
  }));
}
