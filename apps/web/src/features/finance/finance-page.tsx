'use client';

import { Tabs } from '@base-ui/react/tabs';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { buttonClass, classNames, DisplayMoney, Page } from '@/components/ui/index.ts';
import { useActions } from '@/features/shell/index.ts';
import { SavedViews } from '@/features/views/index.ts';
import { lazyPart } from '@/later/index.ts';
import { useKeys } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { CurrencyChoice } from './currency/currency-choice.tsx';
import { CurrencyNote } from './currency/currency-note.tsx';
import { usePeriodCurrency } from './currency/use-period-currency.ts';
import type { FinanceTab } from './finance-address.ts';
import { ExportFocus } from './focus/export-focus.tsx';
import { MonthControl } from './month-control.tsx';
import { MonthState } from './month-state.tsx';
import { MonthTab } from './month/month-tab.tsx';
import { daysOfMonth, lastDayOf, longMonthName, monthName, stepMonth } from './months.ts';
import { PeriodBar } from './period/period-bar.tsx';
import { PeriodControl } from './period/period-control.tsx';
import { countDays, stepDays } from './period/period-days.ts';
import { PrintButton } from './print-button.tsx';
import { PrintHead } from './print-head.tsx';
import { financeSystemViews } from './system-views.ts';
import { useFinanceAddress } from './use-finance-address.ts';

const AllocationTab = lazyPart(async () => (await import('./allocation/allocation-tab.tsx')).AllocationTab);
const CloseTab = lazyPart(async () => (await import('./close/close-tab.tsx')).CloseTab);
const ReportsTab = lazyPart(async () => (await import('./reports/reports-tab.tsx')).ReportsTab);
const InvoicesTab = lazyPart(async () => (await import('./invoices/invoices-tab.tsx')).InvoicesTab);
const PeriodTab = lazyPart(async () => (await import('./period/period-tab.tsx')).PeriodTab);
const UnitCostTab = lazyPart(async () => (await import('./unit-cost/unit-cost-tab.tsx')).UnitCostTab);
const ValueTab = lazyPart(async () => (await import('./value/value-tab.tsx')).ValueTab);

const tabs: readonly { readonly id: FinanceTab; readonly name: string }[] = [
  { id: 'month', name: 'Month' },
  { id: 'allocation', name: 'Allocation' },
  { id: 'unit', name: 'Unit cost' },
  { id: 'value', name: 'Value' },
  { id: 'invoices', name: 'Invoices' },
  { id: 'close', name: 'Close' },
  { id: 'reports', name: 'Reports' },
];

/** Books are in USD; so is what others bill and what is mailed. */
const tabsInCurrency: ReadonlySet<FinanceTab> = new Set(['month', 'allocation', 'unit', 'value']);
/** Tabs whose figures are of a month, whatever days the others show. */
const monthOnly: ReadonlySet<FinanceTab> = new Set(['close', 'reports']);
const viewKeeps = ['tab'] as const;

export interface FinancePageProps {
  /** Of the server's clock. */
  readonly today: string;
  /** Its name stands on paper. */
  readonly organisation: string;
}

/** What a month or other days cost, who spent it, what it will come to; and the books. */
export function FinancePage({ today, organisation }: FinancePageProps) {
  const trpc = useTRPC();
  const thisMonth = today.slice(0, 7);
  const address = useFinanceAddress(today);
  const { month, tab, setAddress, chooseDays } = address;
  const choose = (next: string) => address.chooseMonth(next, monthOnly.has(tab));
  const days = monthOnly.has(tab) ? undefined : address.days;
  const currency = usePeriodCurrency(
    days === undefined ? daysOfMonth(month) : { firstDay: days.from, lastDay: days.to },
    address.currency,
  );
  const inCurrency = tabsInCurrency.has(tab);
  const query = useQuery({ ...trpc.finance.month.queryOptions(address.input), enabled: days === undefined });
  const step = (offset: 1 | -1) => {
    if (days !== undefined) chooseDays(stepDays(days, offset));
    else if (offset === -1 || month < thisMonth) choose(stepMonth(month, offset));
  };
  useKeys({
    '[': { does: days === undefined ? 'month before' : 'days before', run: () => step(-1) },
    ']': { does: days === undefined ? 'next month' : 'next days', run: () => step(1) },
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
      printed={
        <PrintHead
          organisation={organisation}
          currency={(inCurrency ? currency.display?.currency : undefined) ?? 'USD'}
          month={month}
          days={days}
          answer={query.data}
        />
      }
      actions={
        <>
          <SavedViews room="finance" system={financeSystemViews} keeps={viewKeeps} />
          {days === undefined && query.data && <MonthState month={query.data} />}
          {currency.chosen !== null && inCurrency && (
            <CurrencyChoice
              chosen={currency.chosen}
              asked={currency.asked}
              onChoose={(next) => void setAddress({ currency: next })}
            />
          )}
          {!monthOnly.has(tab) && (
            <PeriodControl
              days={days}
              period={address.from === null ? address.period : null}
              shown={days ?? { from: `${month}-01`, to: month === thisMonth ? today : lastDayOf(month) }}
              onPeriod={address.choosePeriod}
              onDays={chooseDays}
              onMonth={() => choose(month)}
            />
          )}
          {days === undefined && <MonthControl month={month} thisMonth={thisMonth} onChoose={choose} onStep={step} />}
          <Link href="/budgets" className={classNames(buttonClass(), 'max-md:hidden print:hidden')}>
            Budgets
          </Link>
          {days === undefined && <ExportFocus key={month} month={month} />}
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
              {id === 'month' && days !== undefined ? 'Days' : name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} tabIndex={-1}>
          {days !== undefined && (
            <PeriodBar
              key={`${days.from} ${days.to}`}
              days={days}
              today={today}
              note={`${tab === 'month' ? `compared with the ${countDays(days)} before. ` : ''}Forecast, budgets and books are by month.`}
              onDays={chooseDays}
            />
          )}
          {tab === 'close' && address.days !== undefined && (
            <p className="border-b border-line-1 px-4 py-1.5 text-12 text-ink-2">
              Books are closed by month: this is {monthName(month)}, not the days that the other tabs show.
            </p>
          )}
          {inCurrency && <CurrencyNote {...currency} />}
          <DisplayMoney display={inCurrency ? currency.display : undefined}>
            {tab === 'month' &&
              (days === undefined ? <MonthTab address={address} /> : <PeriodTab days={days} address={address} />)}
            {tab === 'allocation' && <AllocationTab address={address} />}
            {tab === 'unit' && <UnitCostTab month={month} days={days} />}
            {tab === 'value' && <ValueTab address={address} />}
            {tab === 'invoices' && <InvoicesTab address={address} />}
            {tab === 'close' && <CloseTab month={month} onChoose={choose} />}
            {tab === 'reports' && (
              <ReportsTab chosenId={address.report} onChoose={(report) => void setAddress({ report })} />
            )}
          </DisplayMoney>
        </Tabs.Panel>
      </Tabs.Root>
    </Page>
  );
}
