import type { GridColumn } from '@/components/grid/index.ts';
import { ExactText, Money, StateBadge } from '@/components/ui/index.ts';
import { formatCount, formatTotalMoney, nothing } from '@/format/index.ts';
import type { ListedRoute } from './route-types.ts';
import { requirementWords, savedOf, strategyNames } from './route-words.ts';

const number = { align: 'end', sortable: true } as const;
const candidateWords = ({ candidates }: ListedRoute) =>
  candidates.length === 0 ? 'every model that fits' : candidates.join(', ');
const saved = (row: ListedRoute) => savedOf(row.today, row.candidates.length > 0);
const stateText = ({ definition }: ListedRoute) => (definition.state === 'active' ? 'active' : 'off');

function Saved({ row }: { readonly row: ListedRoute }) {
  const figure = saved(row);
  if (figure === undefined) return nothing;
  return (
    <ExactText exact={figure.words}>
      <Money nanoUsd={figure.nanoUsd} form="total" simulated={(row.today?.simulated ?? 0) > 0} />
    </ExactText>
  );
}

export const routeColumns: readonly GridColumn<ListedRoute>[] = [
  {
    id: 'name',
    head: 'Route',
    widthPx: 170,
    grow: true,
    sortable: true,
    canHide: false,
    cell: ({ name }) => <span className="font-medium text-ink-1">{name}</span>,
    text: ({ name }) => name,
  },
  {
    id: 'strategy',
    head: 'Strategy',
    widthPx: 90,
    sortable: true,
    cell: ({ definition }) => strategyNames[definition.strategy],
    text: ({ definition }) => strategyNames[definition.strategy],
  },
  { id: 'candidates', head: 'Candidates', widthPx: 240, grow: true, cell: candidateWords, text: candidateWords },
  {
    id: 'calls',
    head: 'Calls today',
    widthPx: 88,
    ...number,
    cell: ({ today }) => formatCount(today?.calls ?? 0),
    text: ({ today }) => formatCount(today?.calls ?? 0),
    compare: (a, b) => (a.today?.calls ?? 0) - (b.today?.calls ?? 0),
  },
  {
    id: 'saved',
    head: 'Saved today',
    unit: 'USD',
    widthPx: 128,
    ...number,
    cell: (row) => <Saved row={row} />,
    text: (row) => {
      const figure = saved(row);
      return figure === undefined ? nothing : `${formatTotalMoney(BigInt(figure.nanoUsd))}, ${figure.words}`;
    },
    compare: (a, b) => Number(BigInt(saved(a)?.nanoUsd ?? '0') - BigInt(saved(b)?.nanoUsd ?? '0')),
  },
  {
    id: 'state',
    head: 'State',
    widthPx: 76,
    sortable: true,
    cell: ({ definition }) =>
      definition.state === 'active' ? (
        <StateBadge shape="ready">active</StateBadge>
      ) : (
        <StateBadge shape="suspended">off</StateBadge>
      ),
    text: stateText,
  },
  {
    id: 'work',
    head: 'Class of work',
    widthPx: 120,
    sortable: true,
    cell: ({ definition }) => definition.workClass,
    text: ({ definition }) => definition.workClass,
  },
  {
    id: 'requirements',
    head: 'Requires',
    widthPx: 200,
    grow: true,
    cell: ({ definition }) => requirementWords(definition).join(', '),
    text: ({ definition }) => requirementWords(definition).join(', '),
  },
];
