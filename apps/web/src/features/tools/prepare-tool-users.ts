import type { ToolLimitNow } from './tool-types.ts';

interface ToolUsers {
  /** The agent that uses it most now; undefined: nobody does. */
  readonly first: ToolLimitNow['users'][number]['agent'] | undefined;
  /** Agents besides. */
  readonly others: number;
  /** All of them with what they use, for whoever points at it. */
  readonly words: string;
}

/** Who uses a tool, each agent once, those with most uses first. */
export function prepareToolUsers(users: ToolLimitNow['users']): ToolUsers {
  const byAgent = [...Map.groupBy(users, ({ agent }) => agent.id).values()].toSorted(
    (one, other) => other.length - one.length,
  );
  const names = byAgent.flatMap((uses) => {
    const name = uses[0]?.agent.name ?? '';
    return uses.length === 1 ? [name] : [`${name} ×${uses.length}`];
  });
  return { first: byAgent[0]?.[0]?.agent, others: Math.max(0, byAgent.length - 1), words: names.join(', ') };
}
