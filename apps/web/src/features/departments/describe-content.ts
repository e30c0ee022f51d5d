import { formatQuantity } from '@/format/index.ts';
import type { ListedPlace } from './prepare-places.ts';

/** What is in a place and keeps it from being archived; undefined when nothing is. */
export function describeContent(place: ListedPlace): string | undefined {
  const teams = place.kind === 'team' ? [] : place.department.teams.filter(({ archivedAt }) => archivedAt === null);
  const parts = [
    teams.length > 0 && formatQuantity(teams.length, 'team'),
    place.agentCount > 0 && formatQuantity(place.agentCount, 'digital employee'),
  ].filter((part) => part !== false);
  return parts.length === 0 ? undefined : parts.join(' and ');
}
