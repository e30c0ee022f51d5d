'use client';

import { useState } from 'react';
import {
  Button,
  DataTable,
  EmptyState,
  ExactText,
  Panel,
  StateGlyph,
  Time,
  type Column,
} from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatShare } from '@/format/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import { formatCreditTotal } from '../format-credits.ts';
import type { MarketCredits, MarketPool } from '../market-types.ts';
import { ledgerWords, prepareCredits, usedWords, type CreditRow } from './prepare-credits.ts';

const SettledCredits = lazyPart(async () => (await import('./settled-credits.tsx')).SettledCredits);
const GrantCredits = lazyPart(async () => (await import('./grant-credits.tsx')).GrantCredits);

/** Solid is used, the mark is how much of the period is over. */
function UsedBar({ row, elapsed }: { readonly row: CreditRow; readonly elapsed: number }) {
  const place = `${elapsed * 100}%`;
  return (
    <svg aria-hidden="true" className="h-3 w-16 @4xl:w-24">
      <rect y="2" width="100%" height="8" className="fill-surface-3" />
      <rect
        y="2"
        width={`${Math.min(row.used, 1) * 100}%`}
        height="8"
        className={row.runsOutAt === null ? 'fill-plot-mid' : 'fill-care-mark'}
      />
      <line x1={place} x2={place} y2="12" strokeWidth="2" className="stroke-ink-1" />
    </svg>
  );
}

function Pace({ row }: { readonly row: CreditRow }) {
  if (row.runsOutAt !== null) {
    return (
      <span className="text-care">
        runs out <Time at={row.runsOutAt} form="date" />
      </span>
    );
  }
  return row.ahead ? 'ahead, and lasts' : 'lasts';
}

function columnsFor(elapsed: number, hadShadow: boolean, slug: string): readonly Column<CreditRow>[] {
  const inShadow = {
    key: 'shadow',
    head: 'In shadow',
    align: 'right',
    cell: (row: CreditRow) => row.inShadow,
  } as const;
  return [
    {
      key: 'department',
      head: 'Department',
      // Takes what the figures leave beside a docked panel; a long name must not push them out.
      className: 'w-full max-w-0 min-w-28 truncate text-ink-1 @6xl:w-auto @6xl:max-w-72',
      cell: ({ name }) => name,
    },
    { key: 'granted', head: 'Granted', align: 'right', cell: ({ granted }) => granted },
    {
      key: 'spent',
      head: 'Spent',
      align: 'right',
      cell: ({ spent }) => <strong className="font-semibold text-ink-1">{spent}</strong>,
    },
    ...(hadShadow ? [inShadow] : []),
    {
      key: 'used',
      head: `Used, | now ${formatShare(elapsed)}`,
      cell: (row) => <UsedBar row={row} elapsed={elapsed} />,
    },
    {
      key: 'left',
      head: 'Left',
      align: 'right',
      cell: ({ balance, exactBalance }) => <ExactText exact={exactBalance}>{balance}</ExactText>,
    },
    {
      key: 'buys',
      head: <span title={`Slot-seconds of ${slug}, at the mean price of its last rounds`}>Would buy, slot-s</span>,
      align: 'right',
      cell: ({ buys }) => buys,
    },
    {
      key: 'pacing',
      head: 'Pacing, × value',
      align: 'right',
      cell: ({ pacing, paced }) => <span className={paced ? 'font-medium text-ink-1' : ''}>{pacing}</span>,
    },
    { key: 'pace', head: 'At this pace', cell: (row) => <Pace row={row} /> },
  ];
}

export interface CreditsPanelProps {
  readonly credits: MarketCredits;
  /** Whose slots balances are counted in. */
  readonly pool: MarketPool['pool'];
  readonly listsSettled: boolean;
  readonly onListSettled: (listed: boolean) => void;
}

/** What each department was granted and has spent in the period, and how its bids are spread over it. */
export function CreditsPanel({ credits, pool, listsSettled, onListSettled }: CreditsPanelProps) {
  useWarm(GrantCredits);
  useWarm(SettledCredits);
  const mayWrite = useMay('market:write');
  const [grants, setGrants] = useState(false);
  const { period, departments, all, ledger } = credits;
  const hadShadow = all.shadowSpent !== '0';
  const elapsed = credits.elapsedThousandths / 1000;
  const { good, words } = ledgerWords(ledger);
  return (
    <Panel
      title="Credits"
      note={
        <>
          until <Time at={period.endsAt} form="date" />, 1 credit = 1 slot-second at a price of 1
        </>
      }
      actions={
        <>
          <Button size="small" aria-pressed={listsSettled} onClick={() => onListSettled(!listsSettled)}>
            Settled
          </Button>
          {mayWrite && departments.length > 0 && (
            <Button size="small" onClick={() => setGrants(true)}>
              Grant credits…
            </Button>
          )}
        </>
      }
    >
      {departments.length === 0 ? (
        <EmptyState
          title="No departments yet: credits are granted to them."
          next={{ href: '/departments', name: 'Open departments' }}
        />
      ) : (
        <DataTable
          caption="Credits by department"
          columns={columnsFor(elapsed, hadShadow, pool.slug)}
          rows={departments.map((one) => prepareCredits(one, credits.elapsedThousandths, pool.id))}
          rowKey={({ id }) => id}
          beside
          foot={
            <tr className="bg-surface-2 font-semibold">
              <td>All departments</td>
              <td className="text-right">{formatCreditTotal(all.granted)}</td>
              <td className="text-right">{formatCreditTotal(all.spent)}</td>
              {hadShadow && <td className="text-right">{formatCreditTotal(all.shadowSpent)}</td>}
              <td className="font-normal">{usedWords(all)}</td>
              <td className="text-right">{formatCreditTotal(all.balance)}</td>
              <td colSpan={3} className="font-normal">{`${formatCreditTotal(all.rebated)} given back`}</td>
            </tr>
          }
        />
      )}
      <p className="flex flex-wrap items-center gap-x-3 px-4 py-2 text-11 text-ink-2">
        <span className={`inline-flex items-center gap-1 ${good ? '' : 'text-stop'}`}>
          <StateGlyph shape={good ? 'settled' : 'error'} />
          {words}
        </span>
        <span className="text-ink-3">
          Pacing below 1 makes a department bid less than its value, so that its credits last the period.
        </span>
      </p>
      {listsSettled && <SettledCredits credits={credits} />}
      {grants && <GrantCredits credits={credits} onClose={() => setGrants(false)} />}
    </Panel>
  );
}
