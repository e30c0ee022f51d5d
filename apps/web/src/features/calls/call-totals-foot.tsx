'use client';

import type { CallFilter } from '@agent-os/core/contracts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Money, Time } from '@/components/ui/index.ts';
import { formatCount, formatDuration, formatQuantity, formatSummaryCount } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';

/** Few calls are added up in no time; many are asked for less often. */
const pollMs = 2_000;
const slowPollMs = 10_000;
const fewCalls = 10_000;

interface FigureProps {
  readonly value: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

function Figure({ value, className, children }: FigureProps) {
  return (
    <span className={className}>
      <strong className="font-semibold text-ink-1">{value}</strong> {children}
    </span>
  );
}

/** What the filter adds up to. */
export function CallTotalsFoot({ filter, live }: { readonly filter: CallFilter; readonly live: boolean }) {
  const trpc = useTRPC();
  const totals = useQuery({
    ...trpc.calls.totals.queryOptions(filter),
    refetchInterval: ({ state }) => (live ? ((state.data?.calls ?? 0) < fewCalls ? pollMs : slowPollMs) : false),
    placeholderData: (before) => before,
  });
  const { data } = totals;
  return (
    <div className="@container shrink-0 border-t border-line-1 bg-surface-2 px-4">
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-0.5 py-1.5 text-12 text-ink-2 @4xl:gap-x-5">
        {data === undefined ? (
          <span>{totals.isError ? 'Could not load the totals. The list is complete.' : 'Adding up.'}</span>
        ) : (
          <>
            <Figure value={formatCount(data.calls)}>{data.calls === 1 ? 'call' : 'calls'}</Figure>
            <Figure value={formatCount(data.running)}>running</Figure>
            <Figure value={formatCount(data.failed)}>failed</Figure>
            <Figure value={formatCount(data.denied)}>denied</Figure>
            {data.interrupted > 0 && <Figure value={formatCount(data.interrupted)}>interrupted</Figure>}
            {/* Beside an open panel one line is all there is: the middle of the waits stands for them. */}
            <Figure className="@4xl:hidden" value={formatDuration(data.waitP50Us)}>
              wait p50
            </Figure>
            <Figure
              className="@max-4xl:hidden"
              value={[data.waitP50Us, data.waitP90Us, data.waitP99Us].map((wait) => formatDuration(wait)).join(' / ')}
            >
              wait p50 / p90 / p99
            </Figure>
            <Figure value={`${formatSummaryCount(data.inputTokens)} / ${formatSummaryCount(data.outputTokens)}`}>
              tok in / out
            </Figure>
            <Figure value={<Money nanoUsd={data.costNanoUsd} form="total" simulated={data.simulated > 0} />}>
              settled
            </Figure>
            {data.reused > 0 && (
              <span>
                {formatQuantity(data.reused, 'call')} with the answer of another saved{' '}
                <Money nanoUsd={data.avoidedNanoUsd} form="total" simulated={data.simulated > 0} />
              </span>
            )}
            {!data.coverage.complete && (
              <span>
                Partial: counted back to <Time at={data.coverage.from} />
              </span>
            )}
            {data.withoutCost > 0 && (
              <span>{formatQuantity(data.withoutCost, 'call')} without a known cost left out</span>
            )}
          </>
        )}
      </div>
    </div>
  );
}
