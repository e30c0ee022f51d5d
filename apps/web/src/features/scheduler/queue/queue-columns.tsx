import type { GridColumn } from '@/components/grid/index.ts';
import { AgentName, Duration, Explain } from '@/components/ui/index.ts';
import { formatSeconds, formatSummaryCount, formatTokenPair, formatUtc, nothing } from '@/format/index.ts';
import { ClassMark } from '../class-mark.tsx';
import type { QueueRow } from './prepare-queue.ts';

export const queueColumns: readonly GridColumn<QueueRow>[] = [
  {
    id: 'agent',
    head: '#  Agent',
    widthPx: 160,
    canHide: false,
    cell: ({ position, agent }) => (
      <span className="flex min-w-0 items-center gap-2">
        <span className="w-5 shrink-0 text-right text-ink-3">{position}</span>
        <AgentName slug={agent.slug} name={agent.name} />
      </span>
    ),
    text: ({ position, agent }) => `${position} ${agent.slug}`,
  },
  {
    id: 'class',
    head: 'Class',
    widthPx: 88,
    cell: ({ queuedAs }) => <ClassMark serviceClass={queuedAs} />,
    text: ({ queuedAs }) => queuedAs,
  },
  {
    id: 'department',
    head: 'Department',
    widthPx: 116,
    cell: ({ department }) => department.name,
    text: ({ department }) => department.name,
  },
  {
    id: 'waits',
    head: 'Waits',
    unit: 's',
    align: 'end',
    widthPx: 60,
    cell: ({ waitedMs }) => <Duration us={Math.round(waitedMs * 1000)} form="seconds" />,
    // A wait grows with every look: its words are its beginning, so that cells do not flash without news.
    text: ({ waitingSince }) => `since ${formatUtc(waitingSince)}`,
  },
  {
    id: 'starts',
    head: 'Starts',
    unit: 's',
    align: 'end',
    widthPx: 64,
    cell: ({ startsInMs }) => (startsInMs === null ? nothing : `~${formatSeconds(startsInMs * 1000)}`),
    text: ({ expectedStartAt }) =>
      expectedStartAt === null ? 'no recent call says when' : 'estimated from how long recent calls took',
  },
  {
    id: 'tokens',
    head: 'Est. tok',
    align: 'end',
    widthPx: 68,
    cell: ({ estimatedTokens }) => `~${formatSummaryCount(estimatedTokens)}`,
    text: ({ inputTokens, expectedOutputTokens }) =>
      `estimated: ${formatTokenPair(inputTokens, expectedOutputTokens)} tokens in and out`,
  },
  {
    id: 'why',
    head: 'Why this place',
    widthPx: 192,
    grow: true,
    cell: ({ why, shortReason }) => (
      <Explain explanation={why} className="align-bottom whitespace-nowrap max-md:max-w-[calc(100%-96px)]">
        {shortReason}
      </Explain>
    ),
    text: ({ explanation }) => explanation,
  },
];
