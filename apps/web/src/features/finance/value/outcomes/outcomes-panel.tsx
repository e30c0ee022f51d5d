'use client';

import { outcomeStates } from '@agent-os/core/choices';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Grid } from '@/components/grid/index.ts';
import { Button, EmptyState, Panel, QueryState } from '@/components/ui/index.ts';
import { useActions, useMay } from '@/features/shell/index.ts';
import { lazyPart } from '@/later/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { Segments } from '@/components/segments/index.ts';
import type { useFinanceAddress } from '../../use-finance-address.ts';
import type { ListedOutcome, ValueGroup, ValueRow } from '../value-types.ts';
import { kindName, stateWords } from '../value-words.ts';
import { DecideOutcomes } from './decide-outcomes.tsx';
import { outcomeColumns } from './outcome-columns.tsx';

const ImportOutcomes = lazyPart(async () => (await import('../import/import-outcomes.tsx')).ImportOutcomes);

const none: ReadonlySet<string> = new Set();
const rowId = ({ taskId }: ListedOutcome) => taskId;
const fullHref = ({ taskId }: ListedOutcome) => `/tasks?peek=${taskId}`;

/** What the outcomes are narrowed to by a line of the table above. */
function filterOf(per: ValueGroup, of: string | null) {
  if (of === null) return {};
  if (per === 'kind') return { kind: of };
  return per === 'agent' ? { agentId: of } : { departmentId: of };
}

export interface OutcomesPanelProps {
  readonly address: ReturnType<typeof useFinanceAddress>;
  readonly rows: readonly ValueRow[];
  readonly refetchInterval: number | false;
}

/** Outcomes that wait for somebody to accept them, and those that were decided. */
export function OutcomesPanel({ address, rows: lines, refetchInterval }: OutcomesPanelProps) {
  const trpc = useTRPC();
  const mayWrite = useMay('finance:write');
  const { per, of, outcomes: state, setAddress } = address;
  const [selected, setSelected] = useState(none);
  const [importing, setImporting] = useState(false);
  useActions(
    mayWrite ? [{ id: 'value.import', name: 'Import outcomes from a file…', run: () => setImporting(true) }] : [],
  );
  const query = useInfiniteQuery({
    ...trpc.value.outcomes.infiniteQueryOptions(
      { state, limit: 100, ...filterOf(per, of) },
      { getNextPageParam: ({ next }) => next ?? undefined },
    ),
    placeholderData: keepPreviousData,
    refetchInterval,
  });
  const rows = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data]);
  const chosen = rows.filter(({ taskId }) => selected.has(taskId)).map(({ taskId }) => taskId);
  const line = lines.find(({ id }) => id === of);
  const name = of === null ? undefined : per === 'kind' ? kindName(of) : (line?.slug ?? line?.name ?? of);
  const next = query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : undefined;
  return (
    <Panel
      title={name === undefined ? 'Outcomes' : `Outcomes of ${name}`}
      note="only accepted ones count; Enter opens the task"
      actions={
        <span className="flex flex-wrap items-center gap-2">
          {name !== undefined && (
            <Button look="ghost" size="small" onClick={() => void setAddress({ of: null })}>
              Show all
            </Button>
          )}
          <Segments
            label="Outcomes that are"
            options={outcomeStates.map((value) => ({ value, name: stateWords[value] }))}
            value={state}
            onChoose={(chosenState) => {
              setSelected(none);
              void setAddress({ outcomes: chosenState });
            }}
          />
          {mayWrite && (
            <Button size="small" className="print:hidden" onClick={() => setImporting(true)}>
              Import CSV…
            </Button>
          )}
        </span>
      }
    >
      <div className="flex min-h-9 flex-wrap items-center gap-2 px-4 py-1 text-12 text-ink-2">
        {chosen.length > 0 && mayWrite ? (
          <>
            <DecideOutcomes
              taskIds={chosen}
              decisions={state === 'reported' ? ['accept', 'reject'] : ['undo']}
              onDecided={() => setSelected(none)}
            />
            <Button size="small" look="ghost" onClick={() => setSelected(none)}>
              Select none
            </Button>
          </>
        ) : (
          mayWrite && 'Select outcomes to decide on them.'
        )}
      </div>
      <div className="flex h-72 flex-col">
        <QueryState query={query} what="the outcomes" rows={6}>
          {() => (
            <Grid
              label={`${stateWords[state]} outcomes`}
              columns={outcomeColumns}
              rows={rows}
              rowId={rowId}
              fullHref={fullHref}
              {...(mayWrite && { selectedIds: selected, onSelect: setSelected })}
              {...(next && { onEndReached: next })}
              loading={query.isFetchingNextPage}
              empty={
                <EmptyState title={state === 'reported' ? 'No outcome waits for a decision.' : `No ${state} outcome.`}>
                  <p>
                    Agents report by <code>POST /v1/tasks/TASK_ID/outcomes</code>, people on a task’s page, systems by a
                    signed webhook or a file.
                  </p>
                </EmptyState>
              }
            />
          )}
        </QueryState>
      </div>
      {importing && <ImportOutcomes onClose={() => setImporting(false)} />}
    </Panel>
  );
}
