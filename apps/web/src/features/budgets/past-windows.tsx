import { DataTable, Panel, type Column } from '@/components/ui/index.ts';
import { formatCount, formatDate, formatDateTime } from '@/format/index.ts';
import { BudgetAmount } from './budget-amount-text.tsx';
import type { BudgetDetail, BudgetScopeKind, BudgetWindow } from './budget-types.ts';
import { prepareWindowBar, shareOf } from './prepare-bar.ts';
import { formatUsedShare } from './prepare-budgets.ts';
import { UsedBar } from './used-bar.tsx';

/** Enough to tell apart those in a list. */
const printCharacters = 8;

function columnsOf({ unit, period, capAmount, timeZone: zone, scope }: BudgetDetail): readonly Column<BudgetWindow>[] {
  const nameOf = ({ key, startsAt }: BudgetWindow) => {
    if (period === 'run') return key;
    return period === 'hour' ? formatDateTime(startsAt, zone) : formatDate(startsAt, zone);
  };
  const user: Column<BudgetWindow> = {
    key: 'user',
    head: 'End user',
    className: 'font-mono',
    cell: (window) => (window.user === '' ? 'unnamed' : window.user?.slice(0, printCharacters)),
  };
  return [
    ...(scope.kind === 'user' ? [user] : []),
    {
      key: 'window',
      head: period === 'run' ? 'Run' : 'Began',
      className: 'max-w-36 truncate',
      cell: (window) => <span title={nameOf(window)}>{nameOf(window)}</span>,
    },
    {
      key: 'bar',
      head: 'Used',
      className: 'w-1/3',
      cell: (window) => <UsedBar shares={prepareWindowBar(window, capAmount)} />,
    },
    {
      key: 'spent',
      head: 'Spent',
      align: 'right',
      cell: ({ spentAmount }) => <BudgetAmount unit={unit} amount={BigInt(spentAmount)} />,
    },
    {
      key: 'share',
      head: '%',
      align: 'right',
      cell: ({ spentAmount }) => formatUsedShare(shareOf(BigInt(spentAmount), BigInt(capAmount))),
    },
    { key: 'calls', head: 'Calls', align: 'right', cell: ({ calls }) => formatCount(calls) },
  ];
}

/** Windows that are over as bars, against the cap as it is now; of a run's budget its runs, of one of end users those who spent most. */
export function PastWindows({ budget }: { readonly budget: BudgetDetail }) {
  const { pastWindows, scope } = budget;
  if (pastWindows.length === 0) return null;
  const { title, note } = headOf(scope.kind);
  return (
    <Panel title={title} note={note}>
      <DataTable caption={title} columns={columnsOf(budget)} rows={pastWindows} rowKey={({ key }) => key} />
    </Panel>
  );
}

function headOf(kind: BudgetScopeKind): { readonly title: string; readonly note: string } {
  const note = 'against the cap as it is now';
  if (kind === 'user') return { title: 'End users', note: 'who spent most first, by a print of the name' };
  return { title: kind === 'run' ? 'Runs before' : 'Windows before', note };
}
