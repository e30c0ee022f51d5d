'use client';

import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import Link from 'next/link';
import { Button, EmptyState, Panel, QueryState, SimulatedBadge, StateGlyph } from '@/components/ui/index.ts';
import { useMay } from '@/features/shell/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { callsHref } from '../calls-of.ts';
import type { FinanceAnomaly } from '../finance-types.ts';
import { useMoneyWords } from '../currency/use-money-words.ts';
import { anomalyNote, anomalyTitle } from './describe-anomaly.ts';
import { useSetExpected } from './use-set-expected.ts';

interface AnomalyLineProps {
  readonly anomaly: FinanceAnomaly;
  /** Absent for who may not say it. */
  readonly onSet: ((expected: boolean) => void) | undefined;
  readonly pending: boolean;
}

function AnomalyLine({ anomaly, onSet, pending }: AnomalyLineProps) {
  const { signed } = useMoneyWords();
  const { agent, model, from, to, expected, simulated } = anomaly;
  const filters = [
    { field: 'agent', operator: 'any_of' as const, values: [agent.id] },
    ...(model.id === null ? [] : [{ field: 'model', operator: 'any_of' as const, values: [model.name] }]),
  ];
  return (
    <li className="flex items-start gap-2 border-t border-line-1 px-4 py-1.5">
      <span className="pt-0.5">
        <StateGlyph shape={expected === null ? 'degraded' : 'settled'} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-1.5 font-medium">
          <Link href={`/agents/${agent.slug}`} className="hover:underline">
            {anomalyTitle(anomaly)}
          </Link>
          {simulated && <SimulatedBadge />}
        </p>
        <p className="text-12 text-ink-2">
          {anomalyNote(anomaly)}
          {expected && `; expected, says ${expected.by}`}
        </p>
      </div>
      <span className="text-12 font-medium">
        {signed(BigInt(anomaly.actualNanoUsd) - BigInt(anomaly.expectedNanoUsd))}
      </span>
      <Link
        href={callsHref({ filters, from, to, byCost: true }) as Route}
        className="inline-flex min-h-6 items-center text-12 text-you print:hidden"
      >
        Open calls
      </Link>
      {onSet && (
        <Button
          size="small"
          className="print:hidden"
          disabled={pending}
          aria-label={expected === null ? `The spend of ${agent.slug} was expected` : `Undo for ${agent.slug}`}
          onClick={() => onSet(expected === null)}
        >
          {expected === null ? 'Expected' : 'Undo'}
        </Button>
      )}
    </li>
  );
}

/** Spend outside of what the days before let expect; who knows better says so with one press. */
export function AnomaliesPanel({ month }: { readonly month: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.finance.anomalies.queryOptions({ month }));
  const may = useMay('finance:write');
  const { set, pending } = useSetExpected();
  return (
    <Panel title="Anomalies" note="whole days outside of the expected, by effect" className="xl:border-r">
      <div className="min-h-40">
        <QueryState query={query} what="the anomalies" rows={3}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title="Nothing unusual.">
                <p>
                  No agent cost far more on a model than on the days before: robust z above 3.5, at least $1.00 and 30 %
                  more.
                </p>
              </EmptyState>
            ) : (
              <ul className="max-h-72 overflow-y-auto print:max-h-none">
                {items
                  .toSorted((one, other) => Number(one.expected !== null) - Number(other.expected !== null))
                  .map((anomaly) => (
                    <AnomalyLine
                      key={`${anomaly.agent.id} ${anomaly.model.id} ${anomaly.firstDay}`}
                      anomaly={anomaly}
                      pending={pending}
                      onSet={may ? (expected) => set(anomaly, expected) : undefined}
                    />
                  ))}
              </ul>
            )
          }
        </QueryState>
      </div>
    </Panel>
  );
}
