import { isPartScope } from '@agent-os/core/choices';
import type { GridColumn } from '@/components/grid/index.ts';
import { classNames, StateBadge } from '@/components/ui/index.ts';
import { formatBudgetAmount, formatExactBudgetAmount, formatUtc, nothing } from '@/format/index.ts';
import { BudgetAmount } from './budget-amount-text.tsx';
import { atCapOf, atCapWords, periodWords, scopeWords, unitWords } from './budget-words.ts';
import { formatUsedShare, type ListedBudget } from './prepare-budgets.ts';
import { UsedBar } from './used-bar.tsx';

const indents = ['', 'pl-3.5', 'pl-7', 'pl-10', 'pl-14'];
const periods = ['run', 'hour', 'day', 'week', 'month', 'total'];

/** The column is narrow, and this must not be cut. */
const shortWords = { ...scopeWords, user: 'each user' };

/** What kind of place it is and where it stands; a name that a person gave goes before. */
function placeOf({ name, scope, path }: ListedBudget): string {
  const above = path.map((place) => place.name).join(', ');
  const kind = scope.id === null ? scopeWords.organisation : shortWords[scope.kind];
  const joint = isPartScope(scope.kind) ? ', ' : ' of ';
  const place = above === '' ? kind : `${kind}${joint}${above}`;
  return name.startsWith(scope.name) ? place : `“${name}”, ${place}`;
}

const capOf = (row: ListedBudget) => BigInt(row.capNowAmount);
const spentOf = ({ window }: ListedBudget) => BigInt(window?.spentAmount ?? 0);
const order = (a: bigint, b: bigint) => (a < b ? -1 : Number(a > b));
const runsOutOrder = ({ state, runsOutAt }: ListedBudget) => (state === 'used_up' ? 0 : (runsOutAt ?? Infinity));

/** In units of one kind first, then by amount: dollars and tokens do not compare. */
const byAmount = (read: (row: ListedBudget) => bigint) => (a: ListedBudget, b: ListedBudget) =>
  a.unit === b.unit ? order(read(a), read(b)) : a.unit.localeCompare(b.unit);

export const budgetColumns: readonly GridColumn<ListedBudget>[] = [
  {
    id: 'scope',
    head: 'Over',
    widthPx: 250,
    grow: true,
    sortable: true,
    canHide: false,
    cell: (row) => (
      <span className={classNames('inline-flex max-w-full items-center gap-2', indents[row.indent])}>
        <span className="max-w-[70%] shrink-0 truncate font-medium text-ink-1">{row.scope.name}</span>
        {row.archivedAt === null ? (
          <span className="truncate text-ink-3">{placeOf(row)}</span>
        ) : (
          <StateBadge shape="settled">archived</StateBadge>
        )}
      </span>
    ),
    text: (row) => `${row.scope.name}, ${placeOf(row)}`,
  },
  {
    id: 'period',
    head: 'Period',
    widthPx: 76,
    sortable: true,
    cell: ({ period }) => periodWords[period],
    text: ({ period }) => periodWords[period],
    compare: (a, b) => periods.indexOf(a.period) - periods.indexOf(b.period),
  },
  {
    id: 'unit',
    head: 'Unit',
    widthPx: 68,
    sortable: true,
    cell: ({ unit }) => unitWords[unit],
    text: ({ unit }) => unitWords[unit],
  },
  {
    id: 'spent',
    head: 'Spent',
    widthPx: 104,
    align: 'end',
    sortable: true,
    cell: (row) => <BudgetAmount unit={row.unit} amount={row.window && spentOf(row)} />,
    text: (row) => (row.window === null ? nothing : formatExactBudgetAmount(row.unit, spentOf(row))),
    compare: byAmount(spentOf),
  },
  {
    id: 'used',
    head: 'Used, | now',
    widthPx: 150,
    grow: true,
    sortable: true,
    cell: ({ bar }) => (
      <span className="block max-md:inline-block max-md:w-24 max-md:align-middle">
        <UsedBar shares={bar} />
      </span>
    ),
    text: (row) =>
      row.window === null
        ? nothing
        : `${formatUsedShare(row.usedShare)} spent, ${formatBudgetAmount(row.unit, BigInt(row.window.reservedAmount))} reserved`,
    compare: (a, b) => (a.usedShare ?? -1) - (b.usedShare ?? -1),
  },
  {
    id: 'percent',
    head: '% used',
    widthPx: 70,
    align: 'end',
    cell: ({ usedShare, state }) => (
      <span className={state === 'used_up' ? 'text-stop' : undefined}>{formatUsedShare(usedShare)}</span>
    ),
    text: ({ usedShare }) => formatUsedShare(usedShare),
  },
  {
    id: 'cap',
    head: 'Cap',
    widthPx: 104,
    align: 'end',
    sortable: true,
    cell: (row) => (
      <span className="inline-flex items-center gap-1">
        {row.increases.length > 0 && (
          <span className="text-you" title="raised for a time">
            +<span className="sr-only">raised for a time: </span>
          </span>
        )}
        <BudgetAmount unit={row.unit} amount={capOf(row)} />
      </span>
    ),
    text: (row) => formatExactBudgetAmount(row.unit, capOf(row)),
    compare: byAmount(capOf),
  },
  {
    id: 'available',
    head: 'Available',
    widthPx: 104,
    align: 'end',
    sortable: true,
    cell: (row) => <BudgetAmount unit={row.unit} amount={BigInt(row.availableAmount)} />,
    text: (row) => formatExactBudgetAmount(row.unit, BigInt(row.availableAmount)),
    compare: byAmount(({ availableAmount }) => BigInt(availableAmount)),
  },
  {
    id: 'action',
    head: 'At the cap',
    widthPx: 84,
    sortable: true,
    cell: (row) => atCapWords[atCapOf(row)],
    text: (row) => atCapWords[atCapOf(row)],
  },
  {
    id: 'resets',
    head: 'Resets',
    widthPx: 100,
    sortable: true,
    cell: ({ resets }) => resets,
    text: ({ window }) => (window?.endsAt ? formatUtc(window.endsAt) : nothing),
    compare: (a, b) => (a.window?.endsAt ?? Infinity) - (b.window?.endsAt ?? Infinity) || 0,
  },
  {
    id: 'runs-out',
    head: 'Runs out',
    widthPx: 104,
    sortable: true,
    cell: ({ runsOut, state }) => (
      <span className={state === 'used_up' ? 'text-stop' : state === 'runs_early' ? 'text-care' : undefined}>
        {runsOut}
      </span>
    ),
    text: ({ runsOutAt, runsOut }) => (runsOutAt === null ? runsOut : formatUtc(runsOutAt)),
    compare: (a, b) => runsOutOrder(a) - runsOutOrder(b) || 0,
  },
];
