'use client';

import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import Link from 'next/link';
import { Facts, Money, Panel, QueryState } from '@/components/ui/index.ts';
import { nothing } from '@/format/index.ts';
import { useNow } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { daysOfMonth, longMonthName, monthOf } from '../../months.ts';
import { signedShare } from '../../signed-words.ts';
import { ConfidenceText } from '../confidence-text.tsx';
import { acceptedWords, intervalWords } from '../value-words.ts';

/** What an agent's work of this month was worth, against what it cost. */
export function AgentValuePanel({ agentId }: { readonly agentId: string }) {
  const trpc = useTRPC();
  const month = monthOf(useNow());
  const { firstDay: from, lastDay: to } = daysOfMonth(month);
  const query = useQuery(trpc.value.summary.queryOptions({ from, to, by: 'agent', agentId }));
  const href = `/finance?tab=value&of=${agentId}` as Route;
  return (
    <Panel
      title="Value"
      note={longMonthName(month)}
      actions={
        <Link href={href} className="inline-flex min-h-6 items-center text-12 text-you">
          Open value
        </Link>
      }
    >
      <QueryState query={query} what="the value" rows={4}>
        {({ total, spend }) => {
          const money = (nanoUsd: string | null) => (
            <Money nanoUsd={nanoUsd} form="total" simulated={spend === 'simulated'} focusable={nanoUsd !== null} />
          );
          return (
            <Facts
              facts={[
                ['Realised', money(total.realisedNanoUsd)],
                ['Cost of its tasks', money(total.costNanoUsd)],
                ['Accepted', acceptedWords(total)],
                ['Per accepted task', money(total.costPerAcceptedNanoUsd)],
                [
                  'Return',
                  total.roi === null ? (
                    nothing
                  ) : (
                    <span key="roi">
                      {signedShare(total.roi)} <span className="text-ink-3">{intervalWords(total)}</span>
                    </span>
                  ),
                ],
                ['Inputs', <ConfidenceText key="inputs" confidence={total.confidence.roi} focusable />],
              ]}
            />
          );
        }}
      </QueryState>
    </Panel>
  );
}
