'use client';

import { focusCursorText, focusIncrement, type FocusTotals } from '@agent-os/core/choices';
import { useState } from 'react';
import { saveCsv, saveFile, toCsv } from '@/components/grid/index.ts';
import { useToasts } from '@/components/ui/index.ts';
import { formatExactMoney, formatQuantity } from '@/format/index.ts';
import { useTRPCClient } from '@/trpc/client.tsx';
import { longMonthName } from '../months.ts';
import { collectFocus } from './collect-focus.ts';
import type { FocusMonth, FocusVersion } from './focus-types.ts';

const attempts = 3;

type Rows = FocusMonth['rows'];

function csvOf(columns: readonly string[], rows: Rows): string {
  return toCsv(
    rows,
    columns.map((head, place) => ({ head, figures: true, text: (row: Rows[number]) => row[place] ?? '' })),
  );
}

/** Reads a month's charges and saves them; as what is in its books may change meanwhile, it is read again then. */
export function useExportFocus(month: string) {
  const client = useTRPCClient();
  const { tell, tellProblem } = useToasts();
  const [pending, setPending] = useState(false);
  const name = longMonthName(month);
  const read = async (version: FocusVersion): Promise<FocusMonth | undefined> => {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const found = await collectFocus((after) => client.ledger.focusPage.query({ month, after, version }));
      if (found !== undefined) return found;
    }
    tellProblem(`Calls were booked in ${name} while it was read. Export it again, or close the month first.`);
    return undefined;
  };
  /** All charges, or with `before` those that a reader who has these lacks. Answers with how to save what it has then. */
  const run = async (version: FocusVersion, before: FocusTotals | undefined) => {
    setPending(true);
    try {
      const found = await read(version);
      if (found === undefined) return undefined;
      const increment = before && focusIncrement(before, found);
      const rows = increment?.rows ?? found.rows;
      const fileName = `focus-${version}-${month}`;
      const charges = formatQuantity(rows.length, 'charge');
      if (rows.length > 0) saveCsv(csvOf(found.columns, rows), `${fileName}${before ? '-new' : ''}.csv`);
      const without = found.callsWithoutCost;
      const missing = without === 0 ? '' : ` ${formatQuantity(without, 'call')} without a price are in no row.`;
      const total = formatExactMoney(BigInt(found.ledgerNanoUsd));
      tell(
        before && rows.length === 0
          ? `Nothing is new in ${name}: ${total} in the ledger, as in the export before.`
          : `${charges} of ${name}${before ? ' are new or changed' : ''}, ${total} in the ledger.${missing}`,
      );
      const totals = increment?.totals ?? focusIncrement({}, found).totals;
      return {
        charges,
        saveCursor: () =>
          saveFile(focusCursorText({ month, version }, totals), `${fileName}-cursor.json`, 'application/json'),
      };
    } catch {
      tellProblem(`The charges of ${name} could not be read. Nothing was saved; export it again.`);
      return undefined;
    } finally {
      setPending(false);
    }
  };
  return { run, pending };
}
