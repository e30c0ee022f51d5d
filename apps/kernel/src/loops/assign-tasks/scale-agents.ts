import { chooseDraining, decideInstances } from '@agent-os/core/assignment';
import {
  listLiveInstances,
  putAgentScales,
  setDraining,
  type AgentScaleChange,
  type TaskAgentRow,
  type TenantTransaction,
} from '@agent-os/db';
import { liveSince } from '../../tasks/index.ts';

export interface ScaleFacts {
  /** Tasks that each agent was just given. */
  readonly given: ReadonlyMap<string, number>;
  /** Tasks that only lack a place with an agent. */
  readonly wanted: ReadonlyMap<string, number>;
  readonly nowMs: number;
}

/** Decides the number of every agent's instances anew, and which of those that live are too many. */
export async function scaleAgents(
  tx: TenantTransaction,
  organisationId: string,
  agents: readonly TaskAgentRow[],
  facts: ScaleFacts,
): Promise<void> {
  const changes = agents.map((agent) => changeOf(agent, facts));
  const isNew = (change: AgentScaleChange, agent: TaskAgentRow | undefined) =>
    change.gotTask ||
    change.desired !== agent?.desired ||
    change.backlog !== agent.backlog ||
    change.quietSinceMs !== agent.quietSinceMs;
  const changed = changes.filter((change, index) => isNew(change, agents[index]));
  await putAgentScales(tx, organisationId, changed, new Date(facts.nowMs));
  for (const { agentId, desired } of changed) {
    const live = await listLiveInstances(tx, agentId, liveSince(facts.nowMs));
    if (live.length > 0) await setDraining(tx, agentId, [...chooseDraining(live, desired)]);
  }
}

function changeOf(agent: TaskAgentRow, { given, wanted, nowMs }: ScaleFacts): AgentScaleChange {
  const isActive = agent.state === 'active';
  const backlog = agent.assigned + (given.get(agent.id) ?? 0) + (wanted.get(agent.id) ?? 0);
  const { desired, quietSinceMs } = decideInstances(
    {
      backlog,
      running: agent.running,
      perInstance: agent.tasksPerInstance,
      // An agent that may do nothing needs nobody.
      min: isActive ? agent.minInstances : 0,
      max: isActive ? agent.maxInstances : 0,
      desired: agent.desired,
      quietSinceMs: agent.quietSinceMs,
    },
    nowMs,
  );
  return { agentId: agent.id, desired, backlog, quietSinceMs, gotTask: given.has(agent.id) };
}
