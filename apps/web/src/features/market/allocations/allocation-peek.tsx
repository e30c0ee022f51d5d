'use client';

import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import Link from 'next/link';
import { Peek } from '@/components/peek/index.ts';
import { AgentName, ExplanationCard, Facts } from '@/components/ui/index.ts';
import { formatCount, formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { BidSection } from '../bid/bid-section.tsx';
import { formatCredits } from '../format-credits.ts';
import type { MarketRound } from '../market-types.ts';
import type { AllocationRow } from './prepare-allocations.ts';

export interface AllocationPeekProps {
  readonly agentId: string;
  /** Undefined where it asked for nothing in this round. */
  readonly row: AllocationRow | undefined;
  readonly round: MarketRound;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/** One agent in a round beside the list: what it bid, got and pays, and all that this comes from. */
export function AllocationPeek({ agentId, row, round, onPrevious, onNext }: AllocationPeekProps) {
  const trpc = useTRPC();
  // A bid is gone with its round, and the panel stays: whose it was is known from how agents bid.
  const bids = useQuery(trpc.market.bids.queryOptions());
  const agent = row?.agent ?? bids.data?.find((bid) => bid.agent.id === agentId)?.agent;
  const href = (agent === undefined ? '/agents' : `/agents/${agent.slug}`) as Route;
  return (
    <Peek
      label={`Bid of ${agent?.slug ?? agentId}`}
      title={
        <h2 className="truncate font-semibold">
          {row?.why.title ?? (agent === undefined ? 'No bid' : `No bid of ${agent.slug}`)}
        </h2>
      }
      onPrevious={onPrevious}
      onNext={onNext}
      fullHref={href}
    >
      {row === undefined ? (
        <p className="px-4 py-3 text-ink-2">
          {`It asked for nothing of ${round.pool.slug} in round ${formatCount(round.round)}.`}
        </p>
      ) : (
        <>
          <Facts
            facts={[
              ['Agent', <AgentName key="agent" slug={row.agent.slug} name={row.agent.name} href={href} />],
              ['Department', row.department.name],
              ['Best bid', `${formatCredits(row.bid)} credits for a slot-second`],
              ['Got', `${formatCount(row.slots)} of ${formatQuantity(row.askedSlots, 'slot')}`],
              ['Of these', `${formatCount(row.mustRunSlots)} ran already, ${formatCount(row.floorSlots)} by floor`],
              ['Pays', `${formatCredits(row.paysASecond)} cr/s, ${formatCredits(row.price)} a slot`],
            ]}
          />
          <section aria-label="Why" className="border-t border-line-1 px-4 py-2">
            <h3 className="font-semibold">Why</h3>
            <ExplanationCard explanation={row.why} />
            <Link
              href={`/agents/${row.agent.slug}?section=market` as Route}
              className="inline-block py-1 text-12 text-you hover:underline"
            >
              Its last rounds, and why it won or lost
            </Link>
          </section>
        </>
      )}
      <BidSection agentId={agentId} />
    </Peek>
  );
}
