'use client';

import { useQueryStates } from 'nuqs';
import { financeParsers, monthInputOf } from './finance-address.ts';

/** The room's state in the address. `thisMonth` stands in for a month that it does not name. */
export function useFinanceAddress(thisMonth: string) {
  const [address, setAddress] = useQueryStates(financeParsers, { history: 'replace' });
  const month = address.month ?? thisMonth;
  return { ...address, month, input: monthInputOf(month, address.spend), setAddress };
}
