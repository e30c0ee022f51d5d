'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Money, Time } from '@/components/ui/index.ts';
import { formatCount, formatQuantity } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { AgentListItem } from '../agent-types.ts';
import { sumBlastRadius } from './sum-blast-radius.ts';

/** More ids do not fit into the address of one question. */
const askedMax = 100;
const pollMs = 1000;
const departmentsShown = 4;

/** What a stop of these agents touches now, kept live while somebody looks. */
export function useBlastRadius(agents: readonly AgentListItem[], enabled: boolean) {
  const trpc = useTRPC();
  const agentIds = agents.map(({ id }) => id);
  const query = useQuery({
    ...trpc.agents.blastRadius.queryOptions({ agentIds }),
    enabled: enabled && agentIds.length > 0 && agentIds.length <= askedMax,
    refetchInterval: pollMs,
  });
  return { summed: sumBlastRadius(agents), live: query.data };
}

function Figure({ value, name }: { readonly value: ReactNode; readonly name: string }) {
  return (
    <div className="min-w-0">
      <dd className="text-20 font-semibold text-ink-1">{value}</dd>
      <dt className="text-11 text-ink-3">{name}</dt>
    </div>
  );
}

/** The figures of a stop: what is in flight, what is held for it, where it is felt. */
export function BlastRadiusFigures({ summed, live }: ReturnType<typeof useBlastRadius>) {
  const departments = live?.departments ?? summed.departments;
  const named = departments
    .slice(0, departmentsShown)
    .map(({ name, agents }) => (summed.agents === 1 ? name : `${name} (${formatCount(agents)})`));
  const more = departments.length - named.length;
  return (
    <section aria-label="What this stops" className="-mx-4 mb-3 border-y border-line-1 bg-surface-1 px-4 py-2">
      <div className="flex items-baseline gap-2">
        <h3 className="font-semibold">What this stops</h3>
        <span className="ml-auto text-11 text-ink-3">
          {live ? (
            <>
              computed <Time at={live.asOf} />, live
            </>
          ) : (
            'from the list'
          )}
        </span>
      </div>
      <dl className="mt-1 grid grid-cols-4 gap-3">
        <Figure value={formatCount(live?.callsInFlight ?? summed.callsInFlight)} name="calls in flight" />
        {live && <Figure value={formatCount(live.runsInFlight)} name="runs in flight" />}
        {live ? (
          <Figure value={formatCount(live.callsRecently)} name="this hour and last" />
        ) : (
          <Figure value={formatCount(summed.callsToday)} name="calls today" />
        )}
        {live && <Figure value={<Money nanoUsd={live.reservedNanoUsd} form="total" />} name="held for them" />}
      </dl>
      <p className="mt-1 text-12 text-ink-2">
        Felt in {named.join(', ')}
        {more > 0 && ` and ${formatQuantity(more, 'more department')}`}. Calls in flight may finish; new ones are denied
        at once.
      </p>
    </section>
  );
}
