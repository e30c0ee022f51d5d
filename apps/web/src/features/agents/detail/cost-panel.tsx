'use client';

import { useMemo } from 'react';
import { BarsOverTime } from '@/components/chart/index.ts';
import { Facts, Money, Panel } from '@/components/ui/index.ts';
import { formatQuantity, formatTotalMoney } from '@/format/index.ts';
import type { AgentActivity, AgentDetail } from '../agent-types.ts';
import { prepareCost } from './prepare-cost.ts';

const nanoPerUsd = 1_000_000_000;
const smallestPlain = 0.001;
const millionths = 1_000_000;
const axis = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });
/** Round figures of an axis; below a tenth of a cent in millionths, so that they fit beside the plot. */
const formatAxis = (usd: number) =>
  usd > 0 && usd < smallestPlain ? `${axis.format(usd * millionths)} µ` : axis.format(usd);
const exact = (usd: number) => formatTotalMoney(BigInt(Math.round(usd * nanoPerUsd)));

/** Cost by day, today against the agent's own normal day. */
export function CostPanel({ agent, activity }: { readonly agent: AgentDetail; readonly activity: AgentActivity }) {
  const { buckets, series, withoutCost } = useMemo(() => prepareCost(activity), [activity]);
  return (
    <Panel title="Cost" note="USD a day, the last seven and today">
      <div className="px-4 pb-2">
        <BarsOverTime
          label="Cost"
          unit="USD a day"
          series={series}
          buckets={buckets}
          height="low"
          format={exact}
          formatAxis={formatAxis}
        />
      </div>
      <Facts
        facts={[
          [
            'Today',
            <Money
              key="today"
              nanoUsd={agent.costTodayNanoUsd}
              form="total"
              simulated={agent.simulatedToday > 0}
              focusable
            />,
          ],
          ['Normal day', <Money key="normal" nanoUsd={agent.costNormalNanoUsd} form="total" focusable />],
          ...(withoutCost > 0
            ? [['Left out', `${formatQuantity(withoutCost, 'call')} without a known cost`] as const]
            : []),
        ]}
      />
    </Panel>
  );
}
