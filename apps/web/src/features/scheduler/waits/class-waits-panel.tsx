import { DataTable, Duration, EmptyState, Panel, type Column } from '@/components/ui/index.ts';
import { formatCount } from '@/format/index.ts';
import { ClassMark } from '../class-mark.tsx';
import type { PoolStatus } from '../scheduler-types.ts';
import { prepareWaits, type ClassWaits } from './prepare-waits.ts';
import { WaitStrip } from './wait-strip.tsx';

const seconds = (ms: number | null) => <Duration us={ms === null ? null : Math.round(ms * 1000)} form="seconds" />;

const columns: readonly Column<ClassWaits>[] = [
  { key: 'class', head: 'Class', cell: ({ serviceClass }) => <ClassMark serviceClass={serviceClass} /> },
  { key: 'strip', head: '√ scale', className: 'w-1/4', cell: (waits) => <WaitStrip waits={waits} /> },
  { key: 'waiting', head: 'wait', align: 'right', cell: ({ waiting }) => formatCount(waiting) },
  { key: 'p50', head: 'p50', align: 'right', cell: ({ waitP50Ms }) => seconds(waitP50Ms) },
  { key: 'p95', head: 'p95', align: 'right', cell: ({ waitP95Ms }) => seconds(waitP95Ms) },
  { key: 'p99', head: 'p99', align: 'right', cell: ({ waitP99Ms }) => seconds(waitP99Ms) },
  { key: 'oldest', head: 'oldest', align: 'right', cell: ({ oldestWaitMs }) => seconds(oldestWaitMs) },
  {
    key: 'bound',
    head: 'bound',
    align: 'right',
    // Bounds go from a second to days: each says its unit.
    cell: ({ boundMs, broken }) => (
      <span className={broken ? 'font-medium text-stop' : ''}>
        <Duration us={boundMs === null ? null : Math.round(boundMs * 1000)} />
      </span>
    ),
  },
];

/** How long calls of each class waited of late and wait now, against the longest that the policy allows. */
export function ClassWaitsPanel({ pool }: { readonly pool: PoolStatus }) {
  const waits = prepareWaits(pool.classes);
  const broken = waits.filter((one) => one.broken);
  const known = pool.classes.some(({ starts, waiting }) => starts + waiting > 0);
  return (
    <Panel title="Waiting by class" note="seconds, starts of the last hour">
      {known ? (
        <DataTable
          caption="Waiting by class, seconds"
          columns={columns}
          rows={waits}
          rowKey={({ serviceClass }) => serviceClass}
        />
      ) : (
        <EmptyState title="No call asked for a slot in the last hour." />
      )}
      {known && (
        <p className="px-4 py-2 text-11 text-ink-3">
          {broken.length > 0
            ? `Beyond its bound: ${broken.map(({ serviceClass }) => serviceClass).join(', ')}. The bound is for who waits now.`
            : 'Bound: the longest that the policy lets a call wait, for who waits now and the longest service seen.'}
        </p>
      )}
    </Panel>
  );
}
