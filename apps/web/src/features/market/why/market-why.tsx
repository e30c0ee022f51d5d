'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useLive } from '@/components/live/index.ts';
import { DataTable, EmptyState, Panel, QueryState, StateGlyph, Time, type Column } from '@/components/ui/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { MarketWhy as Why } from '../market-types.ts';
import { describeWhy, prepareWhy, type WhyStretch } from './prepare-why.ts';

const pollMs = 5_000;

function columnsFor(slug: string): readonly Column<WhyStretch>[] {
  return [
    {
      key: 'rounds',
      head: 'Rounds',
      cell: ({ rounds, round }) => (
        <Link
          href={`/market?pool=${encodeURIComponent(slug)}&round=${round}`}
          className="font-medium text-ink-1 hover:underline"
        >
          {rounds}
        </Link>
      ),
    },
    { key: 'at', head: 'Last at', cell: ({ at }) => <Time at={at} /> },
    {
      key: 'got',
      head: 'Got',
      cell: ({ got, lost }) => (
        <span className="inline-flex items-center gap-1.5 text-ink-1">
          <StateGlyph shape={lost ? 'waiting' : 'running'} />
          {got}
        </span>
      ),
    },
    { key: 'price', head: 'Price', align: 'right', cell: ({ price }) => price },
    { key: 'bid', head: 'Its bid', align: 'right', cell: ({ bid }) => bid },
    { key: 'value', head: 'Unpaced', align: 'right', cell: ({ value }) => value },
    { key: 'pacing', head: 'Pacing, × value', align: 'right', cell: ({ pacing }) => pacing },
    { key: 'held', head: 'Held by', cell: ({ held }) => held },
    { key: 'why', head: 'In the last of them', cell: ({ reason }) => reason },
  ];
}

/** Of an agent or of one call: over the last rounds, what it bid, what the price was, what it got, and why. */
export function MarketWhy({ of }: { readonly of: { readonly agentId: string } | { readonly callId: string } }) {
  const trpc = useTRPC();
  const { paused } = useLive();
  const ofCall = 'callId' in of;
  const query = useQuery({
    ...trpc.market.why.queryOptions(of),
    refetchInterval: paused || ofCall ? false : pollMs,
  });
  return (
    <QueryState query={query} what="its rounds" rows={6}>
      {(why) => <Answer why={why} />}
    </QueryState>
  );
}

function Answer({ why: { explanation, pools } }: { readonly why: Why }) {
  if (pools.length === 0) return <EmptyState title={explanation} />;
  return (
    <>
      <p className="px-4 py-2 text-ink-2">{explanation}</p>
      {pools.map(({ pool, rounds }) => (
        <Panel key={pool.id} title={pool.slug} note={describeWhy(rounds)}>
          <DataTable
            caption={`Rounds of ${pool.slug}, prices in credits per slot-second`}
            columns={columnsFor(pool.slug)}
            rows={prepareWhy(rounds)}
            rowKey={({ round }) => String(round)}
          />
        </Panel>
      ))}
    </>
  );
}
