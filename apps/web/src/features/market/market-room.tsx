'use client';

import { useMemo, useState } from 'react';
import { PeekLayout, stepPeek, usePeek } from '@/components/peek/index.ts';
import { EmptyState, QueryState } from '@/components/ui/index.ts';
import { browserPart, lazyPart, useWarm } from '@/later/index.ts';
import { useKeys } from '@/preferences/index.ts';
import { AllocationsPanel } from './allocations/allocations-panel.tsx';
import { prepareAllocations } from './allocations/prepare-allocations.ts';
import { CreditsPanel } from './credits/credits-panel.tsx';
import { stepRound } from './market-address.ts';
import type { MarketPool } from './market-types.ts';
import { OffersPanel } from './offers/offers-panel.tsx';
import { SupplyPanel } from './offers/supply-panel.tsx';
import { PoolsPanel } from './pools/pools-panel.tsx';
import { RoundPanel } from './round/round-panel.tsx';
import { useMarketAddress } from './use-market-address.ts';
import { useMarketCredits, useMarketRound } from './use-market.ts';

const AskWhatIf = lazyPart(async () => (await import('./what-if/ask-what-if.tsx')).AskWhatIf);
const EfficiencyPanel = browserPart(async () => (await import('./efficiency/efficiency-panel.tsx')).EfficiencyPanel);
const HistoryPanel = lazyPart(async () => (await import('./history/history-panel.tsx')).HistoryPanel);
const AllocationPeek = lazyPart(async () => (await import('./allocations/allocation-peek.tsx')).AllocationPeek);

export interface MarketRoomProps {
  readonly pools: readonly MarketPool[];
  readonly pool: MarketPool;
}

/** All pools; of the chosen one a round with its curves and allocations; the departments' credits. */
export function MarketRoom({ pools, pool }: MarketRoomProps) {
  useWarm(AllocationPeek);
  useWarm(AskWhatIf);
  useWarm(HistoryPanel);
  const [asksWhatIf, setAsksWhatIf] = useState(false);
  const {
    round: number,
    choosePool,
    chooseRound,
    listsRounds,
    listRounds,
    listsSettled,
    listSettled,
  } = useMarketAddress();
  const query = useMarketRound(pool.pool.id, number);
  const credits = useMarketCredits();
  const round = query.data ?? undefined;
  const rows = useMemo(() => (round === undefined ? [] : prepareAllocations(round)), [round]);
  const { peekId, openPeek } = usePeek();
  const stepPool = (offset: -1 | 1) => {
    const next = pools[pools.findIndex(({ pool: { id } }) => id === pool.pool.id) + offset];
    if (next) choosePool(next.pool.slug);
  };
  const walk = (step: -1 | 1) => {
    const next = stepRound(pool, number, step);
    return next === undefined ? undefined : () => chooseRound(next);
  };
  useKeys({
    '[': { does: 'pool before', run: () => stepPool(-1) },
    ']': { does: 'next pool', run: () => stepPool(1) },
    h: { does: 'round before', run: () => walk(-1)?.() },
    l: { does: 'next round', run: () => walk(1)?.() },
    t: { does: 'what if', run: () => setAsksWhatIf(true) },
    r: { does: listsRounds ? 'hide rounds' : 'rounds', run: () => listRounds(!listsRounds) },
  });
  const stepBid = stepPeek(
    rows.map(({ agent }) => agent.id),
    { peekId, openPeek },
  );
  const peek = peekId !== undefined && round !== undefined && (
    <AllocationPeek
      key={peekId}
      agentId={peekId}
      row={rows.find(({ agent }) => agent.id === peekId)}
      round={round}
      onPrevious={stepBid(-1)}
      onNext={stepBid(1)}
    />
  );
  return (
    <PeekLayout peek={peek}>
      <div className="@container flex min-h-0 flex-1 flex-col overflow-y-auto">
        <div className="grid shrink-0 @4xl:flex-[1_0_auto] @4xl:grid-cols-[minmax(0,9fr)_minmax(0,8fr)]">
          <div className="min-w-0 @4xl:border-r">
            <PoolsPanel pools={pools} current={pool.pool.slug} />
            {listsRounds && (
              <HistoryPanel
                key={pool.pool.id}
                pool={pool.pool}
                round={number}
                onChoose={chooseRound}
                onClose={() => listRounds(false)}
              />
            )}
            <QueryState query={query} what="the round" rows={8}>
              {(shown) =>
                shown === null ? (
                  <NoRound number={number} slug={pool.pool.slug} />
                ) : (
                  <RoundPanel
                    round={shown}
                    priceCap={pool.priceCap}
                    onEarlier={walk(-1)}
                    onLater={walk(1)}
                    onWhatIf={() => setAsksWhatIf(true)}
                  />
                )
              }
            </QueryState>
          </div>
          {round && <AllocationsPanel key={pool.pool.id} round={round} rows={rows} />}
        </div>
        {round && <SupplyPanel round={round} />}
        <EfficiencyPanel key={pool.pool.id} pool={pool.pool} />
        <OffersPanel />
        {asksWhatIf && (
          <AskWhatIf
            pool={pool}
            agents={rows}
            departments={credits.data?.departments ?? []}
            onClose={() => setAsksWhatIf(false)}
          />
        )}
        <QueryState query={credits} what="the credits" rows={6}>
          {(shown) => (
            <CreditsPanel credits={shown} pool={pool.pool} listsSettled={listsSettled} onListSettled={listSettled} />
          )}
        </QueryState>
      </div>
    </PeekLayout>
  );
}

function NoRound({ number, slug }: { readonly number: number | null; readonly slug: string }) {
  return number === null ? (
    <EmptyState title={`${slug} has taken part in no round that is kept.`}>
      <p>A pool takes part once an agent waits or runs there.</p>
    </EmptyState>
  ) : (
    <EmptyState title={`Round ${number} of ${slug} is no longer kept, or the pool took no part in it.`}>
      <p>Press l for the next one, or choose the pool again for the last.</p>
    </EmptyState>
  );
}
