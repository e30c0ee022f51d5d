import type { GridColumn } from '@/components/grid/index.ts';
import { AgentName, Explain, StateGlyph } from '@/components/ui/index.ts';
import { formatCount } from '@/format/index.ts';
import { formatCredits } from '../format-credits.ts';
import type { AllocationRow } from './prepare-allocations.ts';

export const allocationColumns: readonly GridColumn<AllocationRow>[] = [
  {
    id: 'agent',
    head: 'Agent',
    widthPx: 148,
    canHide: false,
    cell: ({ agent }) => <AgentName slug={agent.slug} name={agent.name} />,
    text: ({ agent, department }) => `${agent.slug}, ${department.name}`,
  },
  {
    id: 'bid',
    head: 'Bid',
    align: 'end',
    widthPx: 56,
    cell: ({ bid }) => formatCredits(bid),
    text: ({ bid }) => (bid === null ? 'only what must run' : `${formatCredits(bid)} credits for a slot-second`),
  },
  {
    id: 'slots',
    head: 'Slots',
    align: 'end',
    widthPx: 68,
    cell: ({ slots, askedSlots }) => `${formatCount(slots)} of ${formatCount(askedSlots)}`,
    text: ({ slots, askedSlots, mustRunSlots, floorSlots }) =>
      `${slots} of ${askedSlots}, of which ${mustRunSlots} must run and ${floorSlots} are its floor`,
  },
  {
    id: 'pays',
    head: 'Pays',
    unit: 'cr/s',
    align: 'end',
    widthPx: 76,
    cell: ({ paysASecond }) => formatCredits(paysASecond),
    text: ({ paysASecond, price }) => `${formatCredits(paysASecond)} credits a second, ${formatCredits(price)} a slot`,
  },
  {
    id: 'why',
    head: 'Why',
    widthPx: 168,
    grow: true,
    cell: ({ shape, shortReason, why }) => (
      <span className="flex min-w-0 items-center gap-1.5">
        <StateGlyph shape={shape} />
        <Explain explanation={why} className="whitespace-nowrap">
          {shortReason}
        </Explain>
      </span>
    ),
    text: ({ reason }) => reason.explanation,
  },
];
