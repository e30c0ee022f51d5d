import type { GridColumn } from '@/components/grid/index.ts';
import { Money, StateBadge } from '@/components/ui/index.ts';
import { formatCount, formatTotalMoney, nothing } from '@/format/index.ts';
import type { ListedPlace } from './prepare-places.ts';

const money = (nanoUsd: string | undefined) => (nanoUsd === undefined ? nothing : formatTotalMoney(BigInt(nanoUsd)));

/** In the order of the tree: a sort would take teams from their departments. */
export const placeColumns: readonly GridColumn<ListedPlace>[] = [
  {
    id: 'name',
    head: 'Department and team',
    widthPx: 280,
    grow: true,
    canHide: false,
    cell: ({ kind, name, archivedAt }) => (
      <span className="inline-flex max-w-full items-center gap-2">
        <span className={kind === 'department' ? 'truncate font-medium text-ink-1' : 'truncate pl-5'}>{name}</span>
        {archivedAt !== null && <StateBadge shape="settled">archived</StateBadge>}
      </span>
    ),
    text: ({ kind, name, department }) => (kind === 'department' ? name : `${name}, team of ${department.name}`),
  },
  {
    id: 'slug',
    head: 'Slug',
    widthPx: 180,
    cell: ({ slug }) => <span className="font-mono text-ink-3">{slug}</span>,
    text: ({ slug }) => slug,
  },
  {
    id: 'agents',
    head: 'Digital employees',
    widthPx: 130,
    align: 'end',
    cell: ({ agentCount }) => formatCount(agentCount),
    text: ({ agentCount }) => formatCount(agentCount),
  },
  {
    id: 'calls',
    head: 'Calls, 7 days',
    widthPx: 110,
    align: 'end',
    cell: ({ costs }) => (costs === undefined ? nothing : formatCount(costs.callsSevenDays)),
    text: ({ costs }) => (costs === undefined ? nothing : formatCount(costs.callsSevenDays)),
  },
  {
    id: 'today',
    head: 'Cost today',
    widthPx: 110,
    align: 'end',
    cell: ({ costs }) => (
      <Money nanoUsd={costs?.costTodayNanoUsd ?? null} form="total" simulated={(costs?.simulatedToday ?? 0) > 0} />
    ),
    text: ({ costs }) => money(costs?.costTodayNanoUsd),
  },
  {
    id: 'week',
    head: 'Cost, 7 days',
    widthPx: 120,
    align: 'end',
    cell: ({ costs }) => (
      <Money
        nanoUsd={costs?.costSevenDaysNanoUsd ?? null}
        form="total"
        simulated={(costs?.simulatedSevenDays ?? 0) > 0}
      />
    ),
    text: ({ costs }) => money(costs?.costSevenDaysNanoUsd),
  },
];
