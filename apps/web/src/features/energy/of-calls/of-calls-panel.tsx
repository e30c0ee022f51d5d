'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { CsvButton } from '@/components/csv-button/index.ts';
import { Segments } from '@/components/segments/index.ts';
import { DataTable, EmptyState, Panel, QueryState, SimulatedBadge, WordsField } from '@/components/ui/index.ts';
import { energyUnitOf, formatQuantity } from '@/format/index.ts';
import { useNow } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { daySpanNames, daysOfSpan, energyGroups, ofCallsParsers, type EnergyGroup } from './of-calls-address.ts';
import { ofCallsColumns, ofCallsCsv } from './of-calls-columns.tsx';
import type { EnergyOfOwners, OwnerOfEnergy } from './prepare-owner-energy.ts';

const rowsMost = 50;
const groupNames: Readonly<Record<EnergyGroup, string>> = {
  department: 'Departments',
  team: 'Teams',
  agent: 'Agents',
  model: 'Models',
  day: 'Days',
};
const kinds = [
  { value: 'real', name: 'Real' },
  { value: 'simulated', name: 'Simulated' },
] as const;

function useOwners() {
  const trpc = useTRPC();
  const [{ by, days, spend }, setAddress] = useQueryStates(ofCallsParsers, { history: 'push' });
  const input = { by, ...daysOfSpan(days, useNow()), limit: rowsMost };
  const real = useQuery({
    ...trpc.energy.ofOwners.queryOptions({ ...input, spend: 'real' }),
    enabled: spend !== 'simulated',
    placeholderData: keepPreviousData,
  });
  const noReal = spend === null && real.data?.total.calls === 0;
  const simulated = useQuery({
    ...trpc.energy.ofOwners.queryOptions({ ...input, spend: 'simulated' }),
    enabled: spend === 'simulated' || noReal,
    placeholderData: keepPreviousData,
  });
  const none = noReal && simulated.data?.total.calls === 0;
  const falls = spend === 'simulated' || (noReal && !none);
  return {
    by,
    days,
    spend: falls ? ('simulated' as const) : ('real' as const),
    query: falls ? simulated : real,
    /** Neither real nor simulated calls. */
    none,
    setAddress,
  };
}

function Foot({ answer: { total, rows, count, estimatedPue } }: { readonly answer: EnergyOfOwners }) {
  const parts = [
    `Estimates are at the meter of a data centre: PUE ${estimatedPue.low} to ${estimatedPue.high}, hosts and idle machines included. Measured is what a figure of your own, or its provider, says.`,
    'Location-based and market-based CO₂e are never added up.',
    ...(total.callsWithoutEnergy > 0
      ? [`${formatQuantity(total.callsWithoutEnergy, 'call')} of ${total.calls} told no tokens and are left out.`]
      : []),
    ...(rows.length < count
      ? [`The ${rows.length} with most energy of ${count} are shown; the file has them, too.`]
      : []),
  ];
  return <p className="px-4 py-2 text-12 text-ink-3">{parts.join(' ')}</p>;
}

/** What calls took and emitted, by whose they were: each figure with how it is known. */
export function OfCallsPanel() {
  const { by, days, spend, query, none, setAddress } = useOwners();
  const rows: readonly OwnerOfEnergy[] = query.data?.rows ?? [];
  return (
    <Panel
      title="Energy of calls"
      note="with its bounds, and how it is known"
      actions={
        <>
          {spend === 'simulated' && <SimulatedBadge />}
          <Segments
            label="Kind of calls"
            options={kinds}
            value={spend}
            onChoose={(next) => void setAddress({ spend: next })}
          />
          <Segments
            label="Days"
            options={daySpanNames}
            value={days}
            onChoose={(next) => void setAddress({ days: next })}
          />
          <WordsField
            label="Energy by"
            quiet
            value={by}
            onChange={({ target }) =>
              void setAddress({ by: energyGroups.find((group) => group === target.value) ?? 'department' })
            }
            choices={energyGroups}
            words={groupNames}
          />
          <CsvButton
            what="the energy of calls"
            fileName={`energy-by-${by}-${query.data?.from ?? ''}-${query.data?.to ?? ''}.csv`}
            rows={rows}
            columns={ofCallsCsv(by)}
          />
        </>
      }
    >
      <QueryState query={query} what="the energy of calls" rows={5}>
        {(answer) =>
          answer.rows.length === 0 ? (
            <EmptyState title={none ? 'No call in these days.' : `No ${spend} call in these days.`}>
              <p>
                {none ? 'The first call of an agent shows up here.' : 'Choose more days, or the other kind of calls.'}
              </p>
            </EmptyState>
          ) : (
            <>
              <DataTable
                caption="Energy of calls by owner"
                columns={ofCallsColumns({
                  by,
                  answer,
                  unit: energyUnitOf(Number(answer.total.millijoules)),
                })}
                rows={[...answer.rows, answer.total]}
                rowKey={({ id, name }) => `${id} ${name}`}
              />
              <Foot answer={answer} />
            </>
          )
        }
      </QueryState>
    </Panel>
  );
}
