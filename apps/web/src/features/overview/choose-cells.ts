import type { FleetAgent } from './overview-types.ts';

/** What somebody looks for first comes first. */
const order: readonly FleetAgent['state'][] = ['error', 'suspended', 'running', 'ready', 'retired'];

/**
 * The agents that a department shows as cells: all of them in their own order up to `most`; of more than that, those
 * that somebody should see, and how many are left out.
 */
export function chooseCells(
  agents: readonly FleetAgent[],
  most: number,
): { readonly shown: readonly FleetAgent[]; readonly leftOut: number } {
  if (agents.length <= most) return { shown: agents, leftOut: 0 };
  const shown = agents.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state)).slice(0, most);
  return { shown, leftOut: agents.length - most };
}
