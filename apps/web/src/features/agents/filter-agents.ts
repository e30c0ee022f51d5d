import type { AgentListItem } from './agent-types.ts';

export interface AgentFilter {
  /** Words that must all occur in slug, name, purpose or department. */
  readonly search: string;
  readonly department: string | null;
  readonly state: AgentListItem['state'] | null;
}

/** The agents that fit, in the order of their slugs. */
export function filterAgents(agents: readonly AgentListItem[], filter: AgentFilter): readonly AgentListItem[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  return agents
    .filter((agent) => {
      const text = [agent.slug, agent.name, agent.purpose, agent.department.name].join(' ').toLowerCase();
      return (
        words.every((word) => text.includes(word)) &&
        (filter.department === null || agent.department.id === filter.department) &&
        (filter.state === null || agent.state === filter.state)
      );
    })
    .toSorted((one, other) => one.slug.localeCompare(other.slug, 'en'));
}
