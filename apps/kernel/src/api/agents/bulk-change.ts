import type { AgentRow, AuditEntry, TenantTransaction } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { requireAgents } from './require-agent.ts';

/** Agents that get the same value. */
export type Group<Target> = Target & { readonly agentIds: readonly string[] };

export interface BulkChange<Target extends object> {
  readonly changes: readonly Group<Target>[];
  /** What the agent has now, in the shape of the target. */
  readonly currentOf: (agent: AgentRow) => Target;
  /** Writes the target to these agents. */
  readonly write: (agentIds: string[], target: Target) => Promise<unknown>;
  readonly auditOf: (agent: AgentRow, before: Target, after: Target) => AuditEntry;
}

interface Applied<Target extends object> {
  /** Agents that are different now, as they were before. */
  readonly changedAgents: readonly AgentRow[];
  readonly result: {
    readonly changed: number;
    readonly unchanged: number;
    readonly undo: (Target & { agentIds: string[] })[];
  };
  readonly audit: readonly [AuditEntry, ...AuditEntry[]];
}

const keyOf = (target: object): string => JSON.stringify(target);

function groupBefore<Target extends object>(
  agents: readonly AgentRow[],
  currentOf: (agent: AgentRow) => Target,
): (Target & { agentIds: string[] })[] {
  const groups = Map.groupBy(agents, (agent) => keyOf(currentOf(agent)));
  return [...groups.values()].flatMap((group) =>
    group[0] === undefined ? [] : [{ ...currentOf(group[0]), agentIds: group.map(({ id }) => id) }],
  );
}

/**
 * One change of many agents inside a transaction: all of them or, when one cannot be, none. Agents that are already so
 * are left alone and leave no event.
 */
export async function applyBulkChange<Target extends object>(
  tx: TenantTransaction,
  { changes, currentOf, write, auditOf }: BulkChange<Target>,
): Promise<Applied<Target>> {
  const targetById = new Map(
    changes.flatMap(({ agentIds, ...target }) => agentIds.map((id) => [id, target as unknown as Target] as const)),
  );
  const agents = await requireAgents(
    tx,
    changes.flatMap(({ agentIds }) => agentIds),
  );
  const targetOf = (agent: AgentRow): Target => targetById.get(agent.id) ?? currentOf(agent);
  const changedAgents = agents.filter((agent) => keyOf(currentOf(agent)) !== keyOf(targetOf(agent)));
  const [first, ...rest] = changedAgents;
  if (first === undefined) throw new ApiError('conflict', 'All of these are so already. Nothing was changed.');
  for (const group of Map.groupBy(changedAgents, (agent) => keyOf(targetOf(agent))).values()) {
    const [one] = group;
    if (one !== undefined) {
      await write(
        group.map(({ id }) => id),
        targetOf(one),
      );
    }
  }
  const entryOf = (agent: AgentRow) => auditOf(agent, currentOf(agent), targetOf(agent));
  return {
    changedAgents,
    result: {
      changed: changedAgents.length,
      unchanged: agents.length - changedAgents.length,
      undo: groupBefore(changedAgents, currentOf),
    },
    audit: [entryOf(first), ...rest.map(entryOf)],
  };
}
