'use client';

import { useState } from 'react';
import { Button, DataTable, EmptyState, Panel, QueryState, type Column } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { formatCount, nothing } from '@/format/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import { formatCredits } from '../format-credits.ts';
import type { MarketOffer } from '../market-types.ts';
import { useMarketOffers } from './use-offers.ts';

const OfferSlots = lazyPart(async () => (await import('./offer-slots.tsx')).OfferSlots);

const keyOf = ({ department, pool }: MarketOffer) => `${department.id} ${pool.id}`;

const columns: readonly Column<MarketOffer>[] = [
  {
    key: 'department',
    head: 'Department',
    cell: ({ department }) => <span className="text-ink-1">{department.name}</span>,
  },
  { key: 'pool', head: 'Pool', cell: ({ pool }) => pool.slug },
  { key: 'held', head: 'Holds', align: 'right', cell: ({ heldSlots }) => formatCount(heldSlots) },
  {
    key: 'offers',
    head: 'Sells',
    align: 'right',
    cell: ({ slots, heldSlots }) => (slots === 0 ? 'none' : formatCount(Math.min(slots, heldSlots))),
  },
  { key: 'ask', head: 'Asks', align: 'right', cell: ({ slots, ask }) => (slots === 0 ? nothing : formatCredits(ask)) },
];

const changing = (onChange: (offer: MarketOffer) => void): Column<MarketOffer> => ({
  key: 'change',
  head: <span className="sr-only">Change</span>,
  align: 'right',
  cell: (offer) => (
    <Button
      size="small"
      aria-label={`Offer slots of ${offer.department.name} in ${offer.pool.slug}`}
      onClick={() => onChange(offer)}
    >
      Offer…
    </Button>
  ),
});

/** Which slots departments hold by their devices, and what of them they sell. */
export function OffersPanel() {
  useWarm(OfferSlots);
  const query = useMarketOffers();
  const mayWrite = useMay('market:write');
  const [changes, setChanges] = useState<MarketOffer>();
  return (
    <Panel title="Offers" note="slots that departments hold, credits per slot-second">
      <QueryState query={query} what="the offers" rows={2}>
        {(offers) =>
          offers.length === 0 ? (
            <EmptyState title="No department holds a device." next={{ href: '/energy', name: 'Open energy' }}>
              <p>Choose who holds a device there, by “Held by”: then that department can sell the device’s slots.</p>
            </EmptyState>
          ) : (
            <DataTable
              caption="Offers of departments"
              columns={mayWrite ? [...columns, changing(setChanges)] : columns}
              rows={offers}
              rowKey={keyOf}
              beside
            />
          )
        }
      </QueryState>
      {changes && <OfferSlots key={keyOf(changes)} offer={changes} onClose={() => setChanges(undefined)} />}
    </Panel>
  );
}
