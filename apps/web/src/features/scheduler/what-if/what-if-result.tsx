import { DataTable, Duration, EmptyState, SimulatedBadge, type Column } from '@/components/ui/index.ts';
import { formatCount, formatQuantity } from '@/format/index.ts';
import type { PoolStatus, ServiceClass, WhatIf } from '../scheduler-types.ts';
import { ClassMark } from '../class-mark.tsx';
import { prepareWhatIf, type WhatIfRow } from './prepare-what-if.ts';

const seconds = (ms: number | null) => <Duration us={ms === null ? null : Math.round(ms * 1000)} form="seconds" />;

function Waited({ ms, breaks = false }: { readonly ms: number | null; readonly breaks?: boolean }) {
  if (!breaks) return seconds(ms);
  return (
    <span className="font-medium text-stop">
      {seconds(ms)}
      <span className="sr-only"> beyond its bound</span>
    </span>
  );
}

const columns: readonly Column<WhatIfRow>[] = [
  {
    key: 'of',
    head: 'Calls of',
    className: 'max-w-36 truncate',
    cell: ({ kind, label }) => (kind === 'class' ? <ClassMark serviceClass={label as ServiceClass} /> : label),
  },
  { key: 'calls', head: 'calls', align: 'right', cell: ({ calls }) => formatCount(calls) },
  { key: 'p50', head: 'p50 now', align: 'right', cell: ({ present }) => seconds(present.waitP50Ms) },
  {
    key: 'p50-then',
    head: 'then',
    align: 'right',
    className: 'text-ink-1',
    cell: ({ proposed }) => seconds(proposed.waitP50Ms),
  },
  {
    key: 'p99',
    head: 'p99 now',
    align: 'right',
    cell: ({ present, breaks }) => <Waited ms={present.waitP99Ms} breaks={breaks.present} />,
  },
  {
    key: 'p99-then',
    head: 'then',
    align: 'right',
    className: 'text-ink-1',
    cell: ({ proposed, breaks }) => <Waited ms={proposed.waitP99Ms} breaks={breaks.proposed} />,
  },
];

const change = ({ present, proposed }: WhatIf['refused'], noun: string) =>
  `${formatCount(present)} ${noun} now, ${formatCount(proposed)} then`;

export interface WhatIfResultProps {
  readonly result: WhatIf;
  readonly pool: PoolStatus;
  readonly proposed: string;
  /** Other slots than the pool has. */
  readonly slots: number | undefined;
}

/** Waits under both policies, all of them simulated. */
export function WhatIfResult({ result, pool, proposed, slots }: WhatIfResultProps) {
  if (result.calls === 0) {
    return (
      <EmptyState title="No call of that time held a slot.">
        <p>Choose a longer time, or wait until there is some work to replay.</p>
      </EmptyState>
    );
  }
  const rows = prepareWhatIf(result, pool);
  const breaks = rows.some((row) => row.breaks.present || row.breaks.proposed);
  return (
    <section aria-label="Result of the replay">
      <p className="flex flex-wrap items-center gap-x-2 px-4 pt-2 text-12 text-ink-2">
        <SimulatedBadge />
        <span>
          {`waits in seconds, ${formatQuantity(result.calls, 'call')}, ${pool.policy.policy.name} now, ${proposed} then`}
          {slots !== undefined && ` on ${formatQuantity(slots, 'slot')}`}
        </span>
      </p>
      {!result.complete && (
        <p className="px-4 pt-1 text-12 text-care">
          {`Only the first ${formatQuantity(result.calls, 'call')} of that time: one replay takes no more. Choose a shorter time for the latest.`}
        </p>
      )}
      <div className="max-h-64 overflow-y-auto pt-1">
        <DataTable
          caption="Simulated waits in seconds under both policies"
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
        />
      </div>
      <p className="px-4 pt-2 text-11 text-ink-3">
        {`${change(result.refused, 'refused')}; ${change(result.interruptions, 'interrupted')}.`}
        {breaks && ' Red: beyond the present policy’s bound for that class.'}
      </p>
    </section>
  );
}
