import { formatQuantity } from '@/format/index.ts';
import type { KeyEffect, OrganisationKey } from './key-types.ts';

const namedMax = 3;

/** What revoking these keys would stop, from their calls of the last hour: `412 calls in the last hour, by a and b.` */
export function describeEffect(keys: readonly OrganisationKey[], effect: KeyEffect | undefined): string {
  if (effect === undefined) return 'Counting their calls of the last hour.';
  const calls = new Map(effect.keys.map(({ keyId, callsLastHour }) => [keyId, callsLastHour]));
  const sum = keys.reduce((total, { id }) => total + (calls.get(id) ?? 0), 0);
  if (sum === 0) return 'No call was made with any of them in the last hour.';
  const slugs = [...new Set(keys.filter(({ id }) => (calls.get(id) ?? 0) > 0).map(({ agent }) => agent.slug))];
  const rest = slugs.length - namedMax;
  const named = slugs.slice(0, namedMax).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
  return `${formatQuantity(sum, 'call')} in the last hour, by ${named}: calls like these will be refused.`;
}
