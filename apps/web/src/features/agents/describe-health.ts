import type { StateShape } from '@/components/ui/index.ts';
import { formatAgo, formatCount, formatQuantity } from '@/format/index.ts';
import type { AgentListItem } from './agent-types.ts';

type Health = AgentListItem['health'];

export const healthWords: Readonly<Record<Health['state'], string>> = {
  healthy: 'healthy',
  degraded: 'degraded',
  failing: 'failing',
  quiet: 'quiet',
  unused: 'no calls yet',
};

export const healthShapes: Readonly<Record<Health['state'], StateShape>> = {
  healthy: 'settled',
  degraded: 'suspended',
  failing: 'error',
  quiet: 'ready',
  unused: 'waiting',
};

/** Colour of the words: ink for what is normal. */
export const healthTones: Readonly<Record<Health['state'], string>> = {
  healthy: 'text-ink-2',
  degraded: 'text-care',
  failing: 'text-stop',
  quiet: 'text-ink-3',
  unused: 'text-ink-3',
};

/** The worst first; what nobody has called comes last. */
export const healthOrder: readonly Health['state'][] = ['failing', 'degraded', 'healthy', 'quiet', 'unused'];

/** `99.2 %` of calls that did not fail; never rounded up to a whole. */
export function formatSuccess({ calls, failed }: Pick<Health, 'calls' | 'failed'>): string {
  const perMille = calls === 0 ? 0 : Math.floor(((calls - failed) * 1000) / calls);
  return `${(perMille / 10).toFixed(1)} %`;
}

/** The cause in a few words, for a cell: `98.2 %, upstream_timeout`. */
export function describeCause(health: Health): string {
  if (health.state === 'unused') return 'no calls yet';
  if (health.calls === 0) return 'no calls in 24 h';
  const parts = [formatSuccess(health)];
  if (health.lastError !== null && health.state !== 'healthy') parts.push(health.lastError.code);
  return parts.join(', ');
}

/** The whole cause, for the tip: counts and the last error with its age. */
export function explainHealth(health: Health, nowMs: number): string {
  const { calls, failed, denied, lastError } = health;
  if (health.state === 'unused') return 'No call has come with a key of this agent yet.';
  if (calls === 0) return 'No call in the last 24 hours.';
  const counts = `${formatCount(failed)} of ${formatQuantity(calls, 'call')} failed in the last 24 hours`;
  const refused = denied > 0 ? `, ${formatCount(denied)} denied by a rule` : '';
  const last = lastError === null ? '' : `; last error ${lastError.code} ${formatAgo(lastError.at, nowMs)}`;
  return `${counts}${refused}${last}.`;
}
