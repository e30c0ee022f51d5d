import { slackOf, slacks, type Slack } from '@agent-os/core/market';
import { serviceClasses, type ServiceClass } from '@agent-os/core/scheduling';
import type { OrganisationEntry } from '../../directory/index.ts';
import type { PoolDemand } from '../../market/index.ts';
import type { Dispatcher, PoolFacts } from '../dispatch/index.ts';

interface Counted {
  readonly departmentId: string;
  /** By class and slack. */
  readonly counts: Map<string, { running: number; waiting: number; waitedMs: number }>;
}

/** Who waits and runs in an organisation's pools of this kernel now; pools with nobody are left out. */
export function readPoolDemands(
  dispatcher: Dispatcher,
  { poolsById, market }: Pick<OrganisationEntry, 'poolsById' | 'market'>,
): PoolDemand[] {
  return [...poolsById.keys()].flatMap((poolId) => {
    const pool = dispatcher.find(poolId);
    if (pool === undefined || pool.busy + pool.waiting === 0) return [];
    return [{ poolId, agents: agentsOf(pool.facts(), market.bids) }];
  });
}

function agentsOf(
  { running, line, now }: Pick<PoolFacts, 'running' | 'line' | 'now'>,
  bids: OrganisationEntry['market']['bids'],
): PoolDemand['agents'] {
  const agents = new Map<string, Counted>();
  const countOf = (ownerPath: readonly string[], serviceClass: ServiceClass, slack: Slack) => {
    const agentId = ownerPath.at(-1) ?? '';
    const known = agents.get(agentId);
    const agent: Counted = known ?? { departmentId: ownerPath.at(-2) ?? '', counts: new Map() };
    if (known === undefined) agents.set(agentId, agent);
    const key = `${serviceClass} ${slack}`;
    const count = agent.counts.get(key) ?? { running: 0, waiting: 0, waitedMs: 0 };
    agent.counts.set(key, count);
    return count;
  };
  for (const { call } of running.values()) countOf(call.ownerPath, call.serviceClass, 'fresh').running += 1;
  for (const { call } of line.values()) {
    const ageMs = Math.max(0, Math.round(now - call.arrivedAt + call.priorWaitMs));
    const decayMs = bids.get(call.ownerPath.at(-1) ?? '')?.decayMs ?? null;
    const slack = slackOf(ageMs, decayMs === null ? null : Number(decayMs));
    const count = countOf(call.ownerPath, call.serviceClass, slack);
    count.waiting += 1;
    count.waitedMs += ageMs;
  }
  return Array.from(agents, ([agentId, { departmentId, counts }]) => ({
    agentId,
    departmentId,
    classes: serviceClasses.flatMap((serviceClass) =>
      slacks.flatMap((slack) => {
        const count = counts.get(`${serviceClass} ${slack}`);
        return count === undefined ? [] : [{ serviceClass, slack, ...count }];
      }),
    ),
  }));
}
