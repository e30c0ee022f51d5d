'use client';

import type { useFinanceAddress } from '../use-finance-address.ts';
import { InvoiceList } from './invoice-list.tsx';
import { InvoiceRoom } from './invoice-room.tsx';

/** What providers bill, and whether it agrees with what the kernel recorded. */
export function InvoicesTab({ address }: { readonly address: ReturnType<typeof useFinanceAddress> }) {
  const { month, invoice, setAddress } = address;
  const open = (invoiceId: string | null) => void setAddress({ invoice: invoiceId }, { history: 'push' });
  if (invoice !== null) return <InvoiceRoom key={invoice} invoiceId={invoice} onLeave={() => open(null)} />;
  return <InvoiceList month={month} onOpen={open} />;
}
