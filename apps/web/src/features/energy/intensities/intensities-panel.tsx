'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable, Panel, QueryState, SelectField, StateBadge, Time, type Column } from '@/components/ui/index.ts';
import { formatCount, nothing } from '@/format/index.ts';
import { useNow } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { RouterOutputs } from '@/trpc/router-outputs.ts';
import { listIntensities, type ListedIntensity } from './list-intensities.ts';
import { SetIntensity } from './set-intensity.tsx';

const columns: readonly Column<ListedIntensity>[] = [
  { key: 'zone', head: 'Zone', cell: ({ zone }) => <span className="font-medium text-ink-1">{zone}</span> },
  {
    key: 'from',
    head: 'From',
    cell: ({ builtIn, effectiveFrom }) => (builtIn ? 'built in' : <Time at={effectiveFrom} form="date" />),
  },
  {
    key: 'location',
    head: 'location-based, g/kWh',
    align: 'right',
    cell: ({ locationGramsPerKilowattHour }) => formatCount(locationGramsPerKilowattHour),
  },
  {
    key: 'market',
    head: 'market-based, g/kWh',
    align: 'right',
    cell: ({ marketGramsPerKilowattHour: grams }) => (grams === null ? nothing : formatCount(grams)),
  },
  {
    key: 'state',
    head: 'State',
    cell: ({ state }) => (
      <StateBadge shape={state === 'in force' ? 'running' : state === 'to come' ? 'waiting' : 'settled'}>
        {state}
      </StateBadge>
    ),
  },
  {
    key: 'source',
    head: 'Source',
    className: 'max-w-96 truncate',
    cell: ({ source }) => <span title={source}>{source}</span>,
  },
];

export interface IntensitiesPanelProps {
  readonly mayWrite: boolean;
}

type Intensities = RouterOutputs['energy']['intensities'];

const zonesOf = ({ entered, published }: Intensities): readonly string[] =>
  [...new Set([...entered, ...published].map(({ zone }) => zone))].toSorted();

/** How much CO₂e a kilowatt-hour emits where calls run: what was entered, and what is built in. */
export function IntensitiesPanel({ mayWrite }: IntensitiesPanelProps) {
  const query = useQuery(useTRPC().energy.intensities.queryOptions());
  const now = useNow();
  const [zone, setZone] = useState('');
  return (
    <Panel
      title="Grid intensities"
      note="CO₂e of a kilowatt-hour; the latest of a zone counts, what a call emitted stays"
      actions={
        <>
          {query.data && (
            <SelectField label="Zones" quiet value={zone} onChange={({ target }) => setZone(target.value)}>
              <option value="">Entered and world</option>
              {zonesOf(query.data).map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </SelectField>
          )}
          {mayWrite && <SetIntensity />}
        </>
      }
    >
      <QueryState query={query} what="the intensities" rows={3}>
        {(intensities) => (
          <DataTable
            caption="Grid intensities"
            columns={columns}
            rows={listIntensities(intensities, zone, now)}
            rowKey={({ zone: name, effectiveFrom, builtIn }) => `${name} ${builtIn} ${effectiveFrom}`}
          />
        )}
      </QueryState>
    </Panel>
  );
}
