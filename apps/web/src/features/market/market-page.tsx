'use client';

import { useState } from 'react';
import { Button, Page, QueryState, SimulatedBadge } from '@/components/ui/index.ts';
import { useActions, useMay } from '@/features/shell/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import { LastRoundWords } from './last-round-words.tsx';
import { chooseMarketPool } from './market-address.ts';
import { MarketOff } from './market-off.tsx';
import { MarketRoom } from './market-room.tsx';
import type { MarketMode } from './market-types.ts';
import { modeEffects, modeNames } from './mode/mode-words.ts';
import { ModeSwitch } from './mode/mode-switch.tsx';
import { PoolsPanel } from './pools/pools-panel.tsx';
import { useMarketAddress } from './use-market-address.ts';
import { useMarketPools, useMarketState } from './use-market.ts';

const EditTerms = lazyPart(async () => (await import('./terms/edit-terms.tsx')).EditTerms);
const ChangeMode = lazyPart(async () => (await import('./mode/change-mode.tsx')).ChangeMode);

const banners: Readonly<Record<MarketMode, string | undefined>> = {
  off: 'The market is off. What is shown is the last that it decided.',
  shadow: 'Rounds take no effect: pools are shared as their policies say.',
  on: undefined,
};

/** What capacity costs, and who gets it. */
export function MarketPage() {
  useWarm(ChangeMode);
  useWarm(EditTerms);
  const state = useMarketState();
  const pools = useMarketPools();
  const { slug, listsRounds, listRounds } = useMarketAddress();
  const mayWrite = useMay('market:write');
  const [asked, setAsked] = useState<MarketMode>();
  const [editsTerms, setEditsTerms] = useState(false);
  // Chosen once, of pools that took part in a round: the room must not turn to another because a price there rose.
  const [openedWith, setOpenedWith] = useState<string>();
  const pool = chooseMarketPool(pools.data ?? [], slug ?? openedWith ?? null);
  if (pool && pool.prices.length > 0 && openedWith === undefined) setOpenedWith(pool.pool.slug);
  const mode = state.data?.settings.mode;
  const others = mayWrite && mode !== undefined ? (['off', 'shadow', 'on'] as const).filter((one) => one !== mode) : [];
  useActions(
    others.map((one) => ({
      id: `market.${one}`,
      name: one === 'shadow' ? 'Run the market in shadow…' : `Turn the market ${modeNames[one].toLowerCase()}…`,
      note: modeEffects[one],
      run: () => setAsked(one),
    })),
  );
  return (
    <Page
      fill
      title="Market"
      note="what capacity costs, and who gets it"
      actions={
        state.data && (
          <>
            <LastRoundWords state={state.data} />
            {state.data.lastRound !== null && (
              <Button aria-pressed={listsRounds} onClick={() => listRounds(!listsRounds)}>
                Rounds
              </Button>
            )}
            {mayWrite && <Button onClick={() => setEditsTerms(true)}>Terms…</Button>}
            <ModeSwitch mode={state.data.settings.mode} onChange={setAsked} />
          </>
        )
      }
    >
      <QueryState query={state} what="the market" rows={12}>
        {({ settings, lastRound }) => (
          <>
            {banners[settings.mode] !== undefined && lastRound !== null && (
              <p className="flex shrink-0 items-center gap-2 border-b border-line-1 bg-surface-2 px-4 py-1.5 text-12 text-ink-2">
                {settings.mode === 'shadow' && <SimulatedBadge />}
                {banners[settings.mode]}
              </p>
            )}
            {settings.mode === 'off' && lastRound === null ? (
              <MarketOff onChange={setAsked} />
            ) : (
              <QueryState query={pools} what="the pools" rows={12}>
                {(known) =>
                  pool ? <MarketRoom pools={known} pool={pool} /> : <PoolsPanel pools={known} current={undefined} />
                }
              </QueryState>
            )}
          </>
        )}
      </QueryState>
      {asked !== undefined && state.data && (
        <ChangeMode key={asked} settings={state.data.settings} mode={asked} onClose={() => setAsked(undefined)} />
      )}
      {editsTerms && state.data && <EditTerms settings={state.data.settings} onClose={() => setEditsTerms(false)} />}
    </Page>
  );
}
