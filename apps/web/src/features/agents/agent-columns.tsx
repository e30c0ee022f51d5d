import Link from 'next/link';
import { Money, Time, type Column } from '@/components/ui/index.ts';
import { formatCount, formatQuantity } from '@/format/index.ts';
import { AgentStateBadge } from './agent-state.tsx';
import type { AgentListItem } from './agent-types.ts';

const shownModels = 2;

/** `gpt-a, gpt-b and 3 more`; no list means every model. */
export function describeModels(models: readonly string[]): string {
  if (models.length === 0) return 'every model';
  const more = models.length - shownModels;
  const names = models.slice(0, shownModels).join(', ');
  return more > 0 ? `${names} and ${more} more` : names;
}

/** One line a digital employee. */
export const agentColumns: readonly Column<AgentListItem>[] = [
  {
    key: 'name',
    head: 'Agent',
    cell: (agent) => (
      <Link
        href={`/agents/${agent.slug}`}
        className="row-link font-medium text-ink-1"
        prefetch={false}
        title={agent.name}
      >
        {agent.slug}
      </Link>
    ),
  },
  { key: 'department', head: 'Department', cell: ({ department }) => department.name },
  {
    key: 'models',
    head: 'Models',
    cell: ({ allowedModels }) => <span title={allowedModels.join(', ')}>{describeModels(allowedModels)}</span>,
  },
  { key: 'state', head: 'State', cell: (agent) => <AgentStateBadge agent={agent} /> },
  { key: 'calls', head: 'Calls today', align: 'right', cell: ({ callsToday }) => formatCount(callsToday) },
  {
    key: 'failed',
    head: 'Failed today',
    align: 'right',
    cell: ({ failedToday }) => (
      <span className={failedToday > 0 ? 'text-stop' : undefined}>{formatCount(failedToday)}</span>
    ),
  },
  {
    key: 'cost',
    head: 'Cost today, USD',
    align: 'right',
    className: 'text-ink-1',
    cell: ({ costTodayNanoUsd, callsWithoutCostToday }) => (
      <span
        title={
          callsWithoutCostToday > 0
            ? `${formatQuantity(callsWithoutCostToday, 'call')} without a known cost left out`
            : undefined
        }
      >
        <Money nanoUsd={costTodayNanoUsd} form="column" />
      </span>
    ),
  },
  { key: 'last', head: 'Last call', align: 'right', cell: ({ lastCallAt }) => <Time at={lastCallAt} form="ago" /> },
];
