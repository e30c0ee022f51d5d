import type { GridColumn } from '@/components/grid/index.ts';
import { ExactText, Money, SimulatedBadge, Time } from '@/components/ui/index.ts';
import { formatExactMoney, formatUtc, nothing } from '@/format/index.ts';
import { ConfidenceText } from '../confidence-text.tsx';
import type { ListedOutcome } from '../value-types.ts';
import { actorWords, kindName } from '../value-words.ts';

const valueOf = ({ value, expected }: ListedOutcome) => value ?? expected;
const minutes = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const minutesOf = ({ humanSeconds }: ListedOutcome) =>
  humanSeconds === 0 ? nothing : minutes.format(humanSeconds / 60);

/** Outcomes, whatever became of them. */
export const outcomeColumns: readonly GridColumn<ListedOutcome>[] = [
  {
    id: 'task',
    head: 'Task',
    widthPx: 210,
    grow: true,
    cell: ({ title, simulated }) => (
      <span className="inline-flex max-w-full items-center gap-1.5">
        <span className="truncate font-medium text-ink-1">{title}</span>
        {simulated && <SimulatedBadge />}
      </span>
    ),
    text: ({ title }) => title,
  },
  { id: 'kind', head: 'Kind', widthPx: 124, cell: ({ kind }) => kindName(kind), text: ({ kind }) => kindName(kind) },
  {
    id: 'agent',
    head: 'Agent',
    widthPx: 124,
    cell: ({ agent }) => agent?.slug ?? nothing,
    text: ({ agent }) => agent?.slug ?? nothing,
  },
  {
    id: 'value',
    head: 'Value',
    align: 'end',
    widthPx: 110,
    cell: (row) => {
      const value = valueOf(row);
      if (value === null) {
        return <ExactText exact="No rule, declaration or statement says what it is worth.">not known</ExactText>;
      }
      return <Money nanoUsd={value.nanoUsd} form="total" estimated={row.value === null} simulated={row.simulated} />;
    },
    text: (row) => formatExactMoney(BigInt(valueOf(row)?.nanoUsd ?? 0)),
  },
  {
    id: 'confidence',
    head: 'Known by',
    widthPx: 84,
    cell: (row) => {
      const value = valueOf(row);
      return value === null ? nothing : <ConfidenceText confidence={value.confidence} />;
    },
    text: (row) => valueOf(row)?.confidence ?? nothing,
  },
  { id: 'minutes', head: 'People', unit: 'min', align: 'end', widthPx: 80, cell: minutesOf, text: minutesOf },
  {
    id: 'by',
    head: 'By',
    widthPx: 120,
    cell: ({ reportedBy, decidedBy }) => actorWords(decidedBy ?? reportedBy),
    text: ({ reportedBy, decidedBy }) => actorWords(decidedBy ?? reportedBy),
  },
  { id: 'reason', head: 'Reason', widthPx: 150, cell: ({ reason }) => reason || nothing, text: ({ reason }) => reason },
  {
    id: 'at',
    head: 'At',
    align: 'end',
    widthPx: 130,
    cell: ({ at }) => <Time at={at} />,
    text: ({ at }) => formatUtc(at),
  },
];
