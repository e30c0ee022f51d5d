/** What stands in the way of archiving a place. */
export interface PlaceContent {
  /** Slugs. */
  readonly agents: readonly string[];
  /** Names of the teams that are not archived. */
  readonly teams: readonly string[];
}

const namedMax = 3;

function count(names: readonly string[], singular: string): string | undefined {
  if (names.length === 0) return undefined;
  const shown = names.slice(0, namedMax).join(', ');
  const rest = names.length > namedMax ? ` and ${names.length - namedMax} more` : '';
  return `${names.length} ${singular}${names.length === 1 ? '' : 's'} (${shown}${rest})`;
}

/** `2 teams (Pipeline, Outreach) and 1 digital employee (lead-qualifier)`; undefined when it is empty. */
export function describeContent({ agents, teams }: PlaceContent): string | undefined {
  const parts = [count(teams, 'team'), count(agents, 'digital employee')].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' and ');
}
