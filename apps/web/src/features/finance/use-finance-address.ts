'use client';

import { useQueryStates } from 'nuqs';
import { financeParsers, monthInputOf } from './finance-address.ts';
import { daysOfAddress, type PeriodDays, type PeriodName } from './period/period-days.ts';

/**
 * The room's state in the address. `today` is that of the server's clock: its month stands in for one that the address does
 * not name. Another time is a step that the browser goes back from; the rest replaces what was there.
 */
export function useFinanceAddress(today: string) {
  const [address, setAddress] = useQueryStates(financeParsers, { history: 'replace' });
  const thisMonth = today.slice(0, 7);
  const month = address.month ?? thisMonth;
  const days = daysOfAddress(address, today);
  const none = { period: null, from: null, to: null };
  const push = { history: 'push' } as const;
  return {
    ...address,
    month,
    /** Undefined while the room is by month. */
    days,
    input: monthInputOf(month, address.spend),
    setAddress,
    choosePeriod: (period: PeriodName) => void setAddress({ ...none, period }, push),
    chooseDays: (chosen: PeriodDays) => void setAddress({ ...none, ...chosen }, push),
    /** `keepsDays`: where only the month counts, the days of the other tabs stay. */
    chooseMonth: (next: string, keepsDays: boolean) =>
      void setAddress({ ...(keepsDays ? {} : none), month: next === thisMonth ? null : next }, push),
  };
}
