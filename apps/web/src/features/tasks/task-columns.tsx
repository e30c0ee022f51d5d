import type { GridColumn } from '@/components/grid/index.ts';
import { AgentName, Duration, PersonName, SimulatedBadge, Time } from '@/components/ui/index.ts';
import { formatDuration, formatUtc, nothing } from '@/format/index.ts';
import { TaskBadge } from './task-badge.tsx';
import type { ListedTask } from './task-types.ts';

const usPerMs = 1000;
const urgency = ['critical', 'interactive', 'standard', 'batch'];

/** Who created it, in words: an agent's slug, or a name. */
export function creatorOf({ createdBy }: Pick<ListedTask, 'createdBy'>): string {
  return createdBy.name ?? nothing;
}

export const taskColumns: readonly GridColumn<ListedTask>[] = [
  {
    id: 'title',
    head: 'Task',
    widthPx: 260,
    grow: true,
    sortable: true,
    canHide: false,
    cell: ({ title, simulated }) => (
      <span className="inline-flex max-w-full items-center gap-2">
        <span dir="auto" className="truncate font-medium text-ink-1">
          {title}
        </span>
        {simulated && <SimulatedBadge />}
      </span>
    ),
    text: ({ title, simulated }) => (simulated ? `${title}, simulated` : title),
  },
  {
    id: 'state',
    head: 'State',
    widthPx: 104,
    sortable: true,
    cell: ({ state }) => <TaskBadge state={state} />,
    text: ({ state }) => state,
  },
  {
    id: 'agent',
    head: 'Digital employee',
    widthPx: 170,
    sortable: true,
    cell: ({ agent }) => (agent === null ? nothing : <AgentName slug={agent.slug} name={agent.name} />),
    text: ({ agent }) => agent?.slug ?? nothing,
  },
  {
    id: 'class',
    head: 'Class',
    widthPx: 96,
    sortable: true,
    cell: ({ serviceClass }) => serviceClass,
    text: ({ serviceClass }) => serviceClass,
    compare: (one, other) => urgency.indexOf(one.serviceClass) - urgency.indexOf(other.serviceClass),
  },
  {
    id: 'waited',
    head: 'Waited',
    widthPx: 96,
    align: 'end',
    sortable: true,
    cell: ({ waitedMs }) => <Duration us={waitedMs * usPerMs} />,
    text: ({ waitedMs }) => formatDuration(waitedMs * usPerMs),
    compare: (one, other) => one.waitedMs - other.waitedMs,
  },
  {
    id: 'attempts',
    head: 'Attempts',
    widthPx: 84,
    align: 'end',
    sortable: true,
    cell: ({ attempts, attemptsMax }) => `${attempts} of ${attemptsMax}`,
    text: ({ attempts, attemptsMax }) => `${attempts} of ${attemptsMax}`,
    compare: (one, other) => one.attempts - other.attempts,
  },
  {
    id: 'needs',
    head: 'Needs',
    widthPx: 150,
    cell: ({ capabilities }) => (capabilities.length === 0 ? nothing : capabilities.join(', ')),
    text: ({ capabilities }) => capabilities.join(', ') || nothing,
  },
  {
    id: 'by',
    head: 'Created by',
    widthPx: 140,
    sortable: true,
    cell: (task) => (task.createdBy.kind === 'person' ? <PersonName name={task.createdBy.name} /> : creatorOf(task)),
    text: creatorOf,
  },
  {
    id: 'created',
    head: 'Created',
    widthPx: 100,
    sortable: true,
    cell: ({ createdAt }) => <Time at={createdAt} form="ago" />,
    text: ({ createdAt }) => formatUtc(createdAt),
    compare: (one, other) => one.createdAt - other.createdAt,
  },
];
