'use client';

import { useState } from 'react';
import { Facts, Money, Panel, SelectField } from '@/components/ui/index.ts';
import { formatCount, formatQuantity, nothing } from '@/format/index.ts';
import type { ListedRoute } from './route-types.ts';
import { savingsOf, useRouteSavings } from './use-routes.ts';

const periods = [
  { days: 1, name: 'today' },
  { days: 7, name: '7 days' },
  { days: 30, name: '30 days' },
] as const;

/** What choosing was worth over a period: sums over calls, each with the number of calls that it is over. */
export function SavingsPanel({ route }: { readonly route: ListedRoute }) {
  const [days, setDays] = useState<number>(7);
  const query = useRouteSavings(days);
  const savings = savingsOf(query.data, route.id);
  const simulated = (savings?.simulated ?? 0) > 0;
  const amount = (nanoUsd: string | undefined, over: number | undefined) =>
    nanoUsd === undefined || over === undefined || over === 0 ? (
      nothing
    ) : (
      <>
        <Money nanoUsd={nanoUsd} form="total" simulated={simulated} /> over {formatQuantity(over, 'call')}
      </>
    );
  return (
    <Panel
      title="Saved"
      note="same tokens, other prices"
      className="border-t"
      actions={
        <SelectField label="Period" quiet value={days} onChange={({ target }) => setDays(Number(target.value))}>
          {periods.map((period) => (
            <option key={period.days} value={period.days}>
              {period.name}
            </option>
          ))}
        </SelectField>
      }
    >
      <Facts
        facts={[
          ['Calls', savings === undefined ? nothing : formatCount(savings.calls)],
          ['Cost', amount(savings?.costNanoUsd, savings?.withCost)],
          ...(route.candidates.length === 0
            ? []
            : ([
                ['Saved vs first candidate', amount(savings?.savedVsFirstNanoUsd, savings?.comparedWithFirst)],
              ] as const)),
          ['Saved vs dearest', amount(savings?.savedVsDearestNanoUsd, savings?.comparedWithDearest)],
          ['Answered by a fallback', savings === undefined ? nothing : formatQuantity(savings.fellBack, 'call')],
        ]}
      />
    </Panel>
  );
}
