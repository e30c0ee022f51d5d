import { DataTable, Panel, type Column } from '@/components/ui/index.ts';
import { formatCount, formatDate, formatDateTime } from '@/format/index.ts';
import { BudgetAmount } from './budget-amount-text.tsx';
import type { BudgetDetail, BudgetWindow } from './budget-types.ts';
import { prepareWindowBar, shareOf } from './prepare-bar.ts';
import { formatUsedShare } from './prepare-budgets.ts';
import { UsedBar } from './used-bar.tsx';

function columnsOf({ unit, period, capAmount, timeZone: zone }: BudgetDetail): readonly Column<BudgetWindow>[] {
  const nameOf = ({ key, startsAt }: BudgetWindow) => {
    if (period === 'run') return key;
    return period === 'hour' ? formatDateTime(startsAt, zone) : formatDate(startsAt, zone);
  };
  return [
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

/** Windows that are over as bars, against the cap as it is now; of a run's budget its runs. */
export function PastWindows({ budget }: { readonly budget: BudgetDetail }) {
  const { pastWindows, period } = budget;
  if (pastWindows.length === 0) return null;
  return (
    <Panel title={period === 'run' ? 'Runs before' : 'Windows before'} note="against the cap as it is now">
      <DataTable caption="Windows before" columns={columnsOf(budget)} rows={pastWindows} rowKey={({ key }) => key} />
    </Panel>
  );
}
