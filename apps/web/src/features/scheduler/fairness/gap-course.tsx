'use client';

import { useMemo } from 'react';
import { LineOverTime } from '@/components/chart/index.ts';
import { formatQuantity } from '@/format/index.ts';
import type { PoolStatus } from '../scheduler-types.ts';
import { useTimeline } from '../use-timeline.ts';
import { prepareGapLine } from './prepare-gap-line.ts';

const hourMs = 3_600_000;
const tokens = (count: number) => formatQuantity(Math.round(count), 'weighted token');

/** The gap of the last hour under its bound; nothing until there were two looks. */
export function GapCourse({ pool }: { readonly pool: PoolStatus }) {
  const { data } = useTimeline(pool.id);
  const gaps = data?.gaps;
  const series = useMemo(() => (gaps === undefined ? [] : [prepareGapLine(gaps)]), [gaps]);
  const bound = pool.fairness.gap?.boundTokens ?? gaps?.at(-1)?.boundTokens;
  const cap = useMemo(() => (bound === undefined ? undefined : { label: 'bound', value: bound }), [bound]);
  if (data === undefined || data.gaps.length < 2) return null;
  return (
    <div className="px-4 pb-2">
      <LineOverTime
        label={`Fairness gap of ${pool.slug}`}
        unit="weighted tokens"
        series={series}
        cap={cap}
        fromMs={Math.max(data.to - hourMs, data.gaps[0]?.at ?? 0)}
        toMs={data.to}
        height="low"
        format={tokens}
      />
    </div>
  );
}
