'use client';

import { useState } from 'react';
import { DataTable, Duration, EmptyState, SelectField, SimulatedBadge, type Column } from '@/components/ui/index.ts';
import { formatCount, formatQuantity, formatSummaryCount } from '@/format/index.ts';
import { ClassMark } from '../class-mark.tsx';
import type { PoolStatus, ServiceClass, WhatIf } from '../scheduler-types.ts';
import type { Candidate } from './candidates.ts';
import { prepareGroups, preparePolicies, type GroupRow, type PolicyRow } from './prepare-what-if.ts';

const percentiles = { waitP50Ms: 'p50', waitP95Ms: 'p95', waitP99Ms: 'p99' } as const;
type Percentile = keyof typeof percentiles;

const seconds = (ms: number | null) => <Duration us={ms === null ? null : Math.round(ms * 1000)} form="seconds" />;

interface Choice {
  readonly chosen: number;
  readonly onChoose: (candidate: number) => void;
}

function policyColumns({ chosen, onChoose }: Choice): readonly Column<PolicyRow>[] {
  return [
    {
      key: 'policy',
      head: 'Policy',
      className: 'max-w-48 truncate text-ink-1',
      cell: ({ candidate, label }) =>
        candidate === undefined ? (
          <span className="pl-6">{label}</span>
        ) : (
          <label className="flex min-h-6 items-center gap-2">
            <input
              type="radio"
              name="what-if-choice"
              checked={candidate === chosen}
              onChange={() => onChoose(candidate)}
              className="size-4 shrink-0 accent-ink-1"
            />
            <span className="truncate">{label}</span>
          </label>
        ),
    },
    { key: 'mean', head: 'mean', align: 'right', cell: ({ waits }) => seconds(waits.waitMeanMs) },
    { key: 'p50', head: 'p50', align: 'right', cell: ({ waits }) => seconds(waits.waitP50Ms) },
    { key: 'p95', head: 'p95', align: 'right', cell: ({ waits }) => seconds(waits.waitP95Ms) },
    { key: 'p99', head: 'p99', align: 'right', cell: ({ waits }) => seconds(waits.waitP99Ms) },
    {
      key: 'gap',
      head: 'gap, tok',
      align: 'right',
      cell: ({ gapTokens, breaks }) =>
        breaks ? (
          <span className="font-medium text-stop">
            {formatSummaryCount(gapTokens)}
            <span className="sr-only"> beyond its bound</span>
          </span>
        ) : (
          formatSummaryCount(gapTokens)
        ),
    },
    { key: 'refused', head: 'refused', align: 'right', cell: ({ refused }) => formatCount(refused) },
    {
      key: 'interrupted',
      head: 'interrupted',
      align: 'right',
      cell: ({ interruptions }) => formatCount(interruptions),
    },
  ];
}

function groupColumns(labels: readonly string[], percentile: Percentile): readonly Column<GroupRow>[] {
  return [
    {
      key: 'of',
      head: 'Calls of',
      className: 'max-w-36 truncate',
      cell: ({ kind, label }) => (kind === 'class' ? <ClassMark serviceClass={label as ServiceClass} /> : label),
    },
    { key: 'calls', head: 'calls', align: 'right', cell: ({ calls }) => formatCount(calls) },
    ...labels.map((label, index) => ({
      key: `${index}`,
      head: label,
      align: 'right' as const,
      cell: ({ policies }: GroupRow) => {
        const policy = policies[index];
        const waited = seconds(policy?.waits[percentile] ?? null);
        if (policy?.breaks !== true || percentile !== 'waitP99Ms') return waited;
        return (
          <span className="font-medium text-stop">
            {waited}
            <span className="sr-only"> beyond its bound</span>
          </span>
        );
      },
    })),
  ];
}

export interface WhatIfResultProps extends Choice {
  readonly result: WhatIf;
  readonly pool: PoolStatus;
  readonly candidates: readonly Candidate[];
  /** Other slots than the pool has. */
  readonly slots: number | undefined;
}

/** Waits under the present policy and each candidate, all of them simulated; one candidate is chosen. */
export function WhatIfResult({ result, pool, candidates, slots, chosen, onChoose }: WhatIfResultProps) {
  const [percentile, setPercentile] = useState<Percentile>('waitP95Ms');
  if (result.calls === 0) {
    return (
      <EmptyState title="No call of that time held a slot.">
        <p>Choose a longer time, or wait until there is some work to replay.</p>
      </EmptyState>
    );
  }
  const policies = preparePolicies(result, pool.policy.policy.name, candidates);
  const groups = prepareGroups(result, pool);
  const waitsTooLong = percentile === 'waitP99Ms' && groups.some((row) => row.policies.some(({ breaks }) => breaks));
  const bound = result.fairness.present?.boundTokens;
  const red = [
    ...(policies.some(({ breaks }) => breaks) ? ['a gap beyond that'] : []),
    ...(waitsTooLong ? ['a wait beyond the present policy’s bound for that class'] : []),
  ];
  return (
    <section aria-label="Result of the replay">
      <p className="flex flex-wrap items-center gap-x-2 px-4 pt-2 text-12 text-ink-2">
        <SimulatedBadge />
        <span>
          {`waits in seconds, ${formatQuantity(result.calls, 'call')}`}
          {slots !== undefined && `, candidates on ${formatQuantity(slots, 'slot')}`}
        </span>
      </p>
      {!result.complete && (
        <p className="px-4 pt-1 text-12 text-care">
          {`Only the first ${formatQuantity(result.calls, 'call')} of that time: one replay takes no more. Choose a shorter time for the latest.`}
        </p>
      )}
      <div className="pt-1">
        <DataTable
          caption="Simulated waits in seconds, a row a policy"
          columns={policyColumns({ chosen, onChoose })}
          rows={policies}
          rowKey={({ candidate }) => String(candidate ?? 'present')}
        />
      </div>
      <div className="w-40 px-4 pt-3">
        <SelectField
          label="By class and agent"
          value={percentile}
          onChange={(event) => setPercentile(event.target.value as Percentile)}
        >
          {Object.entries(percentiles).map(([name, label]) => (
            <option key={name} value={name}>
              {`${label} of waits`}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="max-h-56 overflow-y-auto pt-1">
        <DataTable
          caption={`Simulated ${percentiles[percentile]} of waits in seconds, by class and agent under each policy`}
          columns={groupColumns(
            policies.map(({ label }) => label),
            percentile,
          )}
          rows={groups}
          rowKey={({ id }) => id}
        />
      </div>
      <p className="px-4 pt-2 text-11 text-ink-3">
        Gap: between what departments were served that waited in one class, weighted.
        {bound !== undefined && ` VTC keeps it below ${formatSummaryCount(bound)}.`}
        {red.length > 0 && ` Red: ${red.join('; ')}.`}
      </p>
    </section>
  );
}
