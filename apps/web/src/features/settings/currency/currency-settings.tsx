'use client';

import { useQuery } from '@tanstack/react-query';
import { Facts, Panel, QueryState, Time } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { SettingsFrame } from '../settings-frame.tsx';
import { ChooseCurrency } from './choose-currency.tsx';
import { RateList } from './rate-list.tsx';

/** What amounts are shown in on the pages of finance, and at which rates. */
export function CurrencySettings() {
  const trpc = useTRPC();
  const mayWrite = useMay('finance:write');
  const query = useQuery(trpc.currency.get.queryOptions());
  return (
    <SettingsFrame section="currency" note="how finance shows amounts, to everybody; money itself stays in USD">
      <QueryState query={query} what="the currency" rows={3}>
        {({ currency, chosen }) => (
          <>
            <Panel title="Display currency">
              {chosen !== null && (
                <p className="px-4 pt-1 pb-2 text-12 text-ink-2">
                  {currency ?? 'USD'} since <Time at={chosen.at} />, {chosen.by}: {chosen.reason}
                </p>
              )}
              {mayWrite ? (
                <ChooseCurrency key={currency} currency={currency} />
              ) : (
                <Facts facts={[['Amounts are in', currency ?? 'USD']]} />
              )}
            </Panel>
            <RateList key={currency} chosen={currency} />
          </>
        )}
      </QueryState>
    </SettingsFrame>
  );
}
