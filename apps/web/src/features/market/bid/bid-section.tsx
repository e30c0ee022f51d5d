'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Facts, QueryState } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { lazyPart } from '@/later/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { MarketBid } from '../market-types.ts';
import { describeDecay, describeSpeed, describeValue } from './bid-words.ts';

const DeclareBid = lazyPart(async () => (await import('./declare-bid.tsx')).DeclareBid);

/** How an agent bids, as declared or by its criticality; whoever may, declares it. */
export function BidSection({ agentId }: { readonly agentId: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.market.bids.queryOptions());
  return (
    <section aria-label="How it bids" className="border-t border-line-1 py-2">
      <h3 className="px-4 font-semibold">How it bids</h3>
      <QueryState query={query} what="its bid" rows={4}>
        {(bids) => {
          const bid = bids.find(({ agent }) => agent.id === agentId);
          return bid === undefined ? (
            <p className="px-4 py-1 text-ink-2">It is retired and bids no more.</p>
          ) : (
            <Declared bid={bid} />
          );
        }}
      </QueryState>
    </section>
  );
}

function Declared({ bid }: { readonly bid: MarketBid }) {
  const mayWrite = useMay('market:write');
  const [edits, setEdits] = useState(false);
  return (
    <>
      <Facts
        facts={[
          ['Worth', describeValue(bid)],
          ['While it waits', describeDecay(bid)],
          ['Of use at once', formatQuantity(bid.parallelism, 'slot')],
          ['Speed', describeSpeed(bid.speed)],
          ['Declared', bid.declared ? (bid.reason ?? 'yes') : 'by nobody: made of its criticality'],
        ]}
      />
      {mayWrite && (
        <p className="px-4 pb-1">
          <Button size="small" onClick={() => setEdits(true)}>
            Declare its bid…
          </Button>
        </p>
      )}
      {edits && <DeclareBid bid={bid} onClose={() => setEdits(false)} />}
    </>
  );
}
