'use client';

import { Facts, Panel, QueryState } from '@/components/ui/index.ts';
import { formatCount, formatDuration, formatQuantity, formatShare, formatSummaryCount } from '@/format/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import type { PoolStatus } from '../scheduler-types.ts';
import { useTimeline } from '../use-timeline.ts';
import { prepareSlots } from './prepare-slots.ts';

const SlotsChart = lazyPart(async () => (await import('./slots-chart.tsx')).SlotsChart);

function memoryOf({ kvTokensInUse, policy }: PoolStatus): string {
  const { kvTokens } = policy.limits;
  const used = `~${formatSummaryCount(kvTokensInUse)} tok in use`;
  return kvTokens === null ? `${used}, no limit known` : `${used} of ${formatSummaryCount(kvTokens)}`;
}

/** What expected starts come from. */
function serviceOf({ serviceP50Ms, serviceMeanMs }: PoolStatus): string {
  if (serviceP50Ms === null || serviceMeanMs === null) return 'no call ended in the last hour';
  return `p50 ${formatDuration(Math.round(serviceP50Ms * 1000))}, mean ${formatDuration(Math.round(serviceMeanMs * 1000))}, last hour`;
}

/** What every slot did in the last minute, and what bounds the pool. */
export function SlotsPanel({ pool }: { readonly pool: PoolStatus }) {
  useWarm(SlotsChart);
  const query = useTimeline(pool.id);
  const prepared = query.data && prepareSlots(query.data, pool.slots);
  const busy = prepared?.busyShare ?? null;
  const { started, interrupted, refused } = pool.totals;
  const isShared = pool.leasedSlots !== null && pool.leasedSlots < pool.slots;
  return (
    <Panel
      title="Slots"
      note={[
        formatQuantity(pool.slots, 'slot'),
        ...(isShared ? [`${formatCount(pool.leasedSlots ?? 0)} leased here`] : []),
        'last 60 s',
        ...(busy === null ? [] : [`${formatShare(busy)} busy`]),
      ].join(', ')}
    >
      {/* As high as the chart, so that nothing below moves when it comes. */}
      <div className="min-h-65">
        <QueryState query={query} what="the slots" rows={6}>
          {() => prepared && <SlotsChart prepared={prepared} pool={pool} />}
        </QueryState>
      </div>
      <Facts
        facts={[
          ['Models', pool.models.join(', ')],
          ['Service', serviceOf(pool)],
          ['Memory', memoryOf(pool)],
          ['Line', `at most ${formatQuantity(pool.queueLimit, 'call')}, ${formatDuration(pool.maxWaitMs * 1000)} each`],
          [
            'Since start',
            `${formatCount(started)} started, ${formatCount(interrupted)} interrupted, ${formatCount(refused)} refused`,
          ],
        ]}
      />
    </Panel>
  );
}
