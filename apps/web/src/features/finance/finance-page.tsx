'use client';

import { Tabs } from '@base-ui/react/tabs';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { buttonClass, classNames, Page } from '@/components/ui/index.ts';
import { useActions } from '@/features/shell/index.ts';
import { lazyPart } from '@/later/index.ts';
import { useKeys } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { FinanceTab } from './finance-address.ts';
import { ExportFocus } from './focus/export-focus.tsx';
import { MonthControl } from './month-control.tsx';
import { MonthState } from './month-state.tsx';
import { MonthTab } from './month/month-tab.tsx';
import { longMonthName, stepMonth } from './months.ts';
import { PrintButton } from './print-button.tsx';
import { PrintHead } from './print-head.tsx';
import { useFinanceAddress } from './use-finance-address.ts';

const AllocationTab = lazyPart(async () => (await import('./allocation/allocation-tab.tsx')).AllocationTab);
const CloseTab = lazyPart(async () => (await import('./close/close-tab.tsx')).CloseTab);
const ReportsTab = lazyPart(async () => (await import('./reports/reports-tab.tsx')).ReportsTab);
const UnitCostTab = lazyPart(async () => (await import('./unit-cost/unit-cost-tab.tsx')).UnitCostTab);

const tabs: readonly { readonly id: FinanceTab; readonly name: string }[] = [
  { id: 'month', name: 'Month' },
  { id: 'allocation', name: 'Allocation' },
  { id: 'unit', name: 'Unit cost' },
  { id: 'close', name: 'Close' },
  { id: 'reports', name: 'Reports' },
];

export interface FinancePageProps {
  /** Of the server's clock. */
  readonly thisMonth: string;
  /** Its name stands on paper. */
  readonly organisation: string;
}

/** What a month costs, who spent it, what it will come to; and its books. */
export function FinancePage({ thisMonth, organisation }: FinancePageProps) {
  const trpc = useTRPC();
  const address = useFinanceAddress(thisMonth);
  const { month, tab, setAddress } = address;
  const query = useQuery(trpc.finance.month.queryOptions(address.input));
  const choose = (next: string) => void setAddress({ month: next === thisMonth ? null : next });
  const step = (offset: 1 | -1) => {
    if (offset === -1 || month < thisMonth) choose(stepMonth(month, offset));
  };
  useKeys({
    '[': { does: 'month before', run: () => step(-1) },
    ']': { does: 'next month', run: () => step(1) },
  });
  useActions([
    ...tabs
      .filter(({ id }) => id !== tab)
      .map(({ id, name }) => ({
        id: `finance.${id}`,
        name: `Finance: open ${name}`,
        note: longMonthName(month),
        run: () => void setAddress({ tab: id }),
      })),
    {
      id: 'finance.print',
      name: 'Print the finance report',
      note: longMonthName(month),
      run: () => window.print(),
    },
  ]);
  return (
    <Page
      title="Finance"
      note="what it costs, who spends it, what it will come to"
      printed={<PrintHead organisation={organisation} month={month} answer={query.data} />}
      actions={
        <>
          {query.data && <MonthState month={query.data} />}
          <MonthControl month={month} thisMonth={thisMonth} onChoose={choose} onStep={step} />
          <Link href="/budgets" className={classNames(buttonClass(), 'print:hidden')}>
            Budgets
          </Link>
          <ExportFocus key={month} month={month} />
          <PrintButton />
        </>
      }
    >
      <Tabs.Root value={tab} onValueChange={(next) => void setAddress({ tab: next as FinanceTab })}>
        <Tabs.List
          activateOnFocus={false}
          aria-label="Finance"
          className="flex gap-4 overflow-x-auto border-b border-line-1 px-4 print:hidden"
        >
          {tabs.map(({ id, name }) => (
            <Tabs.Tab
              key={id}
              value={id}
              className="-mb-px h-8 border-b-2 border-transparent whitespace-nowrap text-ink-2 data-active:border-ink-1 data-active:font-medium data-active:text-ink-1"
            >
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} tabIndex={-1}>
          {tab === 'month' && <MonthTab address={address} />}
          {tab === 'allocation' && <AllocationTab address={address} />}
          {tab === 'unit' && <UnitCostTab month={month} />}
          {tab === 'close' && <CloseTab month={month} onChoose={choose} />}
          {tab === 'reports' && (
            <ReportsTab chosenId={address.report} onChoose={(report) => void setAddress({ report })} />
          )}
        </Tabs.Panel>
      </Tabs.Root>
    </Page>
  );
}
