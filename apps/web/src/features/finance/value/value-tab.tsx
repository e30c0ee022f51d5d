'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLive } from '@/components/live/index.ts';
import { QueryState } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { daysOfMonth } from '../months.ts';
import type { useFinanceAddress } from '../use-finance-address.ts';
import { BeginValue } from './begin-value.tsx';
import { OutcomesPanel } from './outcomes/outcomes-panel.tsx';
import type { RuleStart } from './rules/rule-start.ts';
import { RulesPanel } from './rules/rules-panel.tsx';
import type { ValueKindRule, ValueSummary } from './value-types.ts';
import { ValueHead } from './value-head.tsx';
import { ValueTable } from './value-table.tsx';

const WebhooksPanel = lazyPart(async () => (await import('./webhooks/webhooks-panel.tsx')).WebhooksPanel);
const RuleDialog = lazyPart(async () => (await import('./rules/rule-dialog.tsx')).RuleDialog);

const pollMs = 15_000;

/** Nothing says yet what an outcome is worth, and nobody has reported one. */
function isUntouched({ total }: ValueSummary, kinds: readonly ValueKindRule[]): boolean {
  const { reported, accepted, rejected, expired } = total;
  const none = reported + accepted + rejected + expired === 0;
  return none && kinds.every(({ current, upcoming }) => current === null && upcoming === null);
}

/** What agents' work was worth, against what it cost. */
export function ValueTab({ address }: { readonly address: ReturnType<typeof useFinanceAddress> }) {
  useWarm(RuleDialog);
  const trpc = useTRPC();
  const { paused } = useLive();
  const mayWrite = useMay('finance:write');
  const [start, setStart] = useState<RuleStart>();
  const { month, days, per, spend } = address;
  const { firstDay, lastDay } = daysOfMonth(month);
  const { from, to } = days ?? { from: firstDay, to: lastDay };
  const refetchInterval = paused ? false : pollMs;
  const summary = useQuery({
    ...trpc.value.summary.queryOptions({ from, to, by: per, ...(spend === null ? {} : { spend }) }),
    placeholderData: keepPreviousData,
    refetchInterval,
  });
  const rules = useQuery({ ...trpc.value.rules.queryOptions(), refetchInterval });
  return (
    <QueryState query={rules} what="the rules" rows={6}>
      {({ kinds }) => (
        <>
          <QueryState query={summary} what="the value of the month" rows={6}>
            {(shown) =>
              isUntouched(shown, kinds) ? (
                <BeginValue onStart={mayWrite ? setStart : undefined} />
              ) : (
                <>
                  <ValueHead summary={shown} />
                  <ValueTable summary={shown} address={address} />
                </>
              )
            }
          </QueryState>
          <OutcomesPanel address={address} rows={summary.data?.rows ?? []} refetchInterval={refetchInterval} />
          <RulesPanel kinds={kinds} onStart={mayWrite ? setStart : undefined} />
          <WebhooksPanel />
          {start !== undefined && (
            <RuleDialog key={start.key} start={start} kinds={kinds} onClose={() => setStart(undefined)} />
          )}
        </>
      )}
    </QueryState>
  );
}
