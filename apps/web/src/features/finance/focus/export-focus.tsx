'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { saveCsv, toCsv } from '@/components/grid/index.ts';
import { Button, useToasts } from '@/components/ui/index.ts';
import { useActions } from '@/features/shell/index.ts';
import { formatExactMoney, formatQuantity } from '@/format/index.ts';
import { useTRPCClient } from '@/trpc/client.tsx';
import { longMonthName } from '../months.ts';
import { collectFocus, type FocusMonth } from './collect-focus.ts';

const attempts = 3;

type FocusVersion = '1.2' | '1.3';

function save(month: string, version: FocusVersion, { columns, rows }: FocusMonth): void {
  const csv = toCsv(
    rows,
    columns.map((head, place) => ({
      head,
      figures: true,
      text: (row: FocusMonth['rows'][number]) => row[place] ?? '',
    })),
  );
  saveCsv(csv, `focus-${version}-${month}.csv`);
}

/** Saves the month's charges as FOCUS; as what is in its books may change meanwhile, it is read again then. */
export function ExportFocus({ month }: { readonly month: string }) {
  const client = useTRPCClient();
  const { tell, tellProblem } = useToasts();
  const [pending, setPending] = useState(false);
  const name = longMonthName(month);
  const run = async (version: FocusVersion) => {
    setPending(true);
    try {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const found = await collectFocus((after) => client.ledger.focusPage.query({ month, after, version }));
        if (found === undefined) continue;
        save(month, version, found);
        const without = found.callsWithoutCost;
        const missing = without === 0 ? '' : ` ${formatQuantity(without, 'call')} without a price are in no row.`;
        const total = formatExactMoney(BigInt(found.ledgerNanoUsd));
        return tell(`${formatQuantity(found.rows.length, 'charge')} of ${name}, ${total} in the ledger.${missing}`);
      }
      tellProblem(`Calls were booked in ${name} while it was read. Export it again, or close the month first.`);
    } catch {
      tellProblem(`The charges of ${name} could not be read. Nothing was saved; export it again.`);
    } finally {
      setPending(false);
    }
  };
  useActions([
    { id: 'finance.focus', name: 'Export FOCUS 1.2', note: name, run: () => void run('1.2') },
    { id: 'finance.focus-1.3', name: 'Export FOCUS 1.3', note: name, run: () => void run('1.3') },
  ]);
  return (
    <Button
      className="print:hidden"
      title="FinOps Open Cost and Usage Specification"
      pending={pending}
      onClick={() => void run('1.2')}
    >
      {!pending && <Download aria-hidden="true" size={14} strokeWidth={1.6} className="text-ink-3" />}
      Export FOCUS 1.2
    </Button>
  );
}
