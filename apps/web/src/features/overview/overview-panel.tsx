'use client';

import Link from 'next/link';
import { Panel } from '@/components/ui/index.ts';
import { RecentCalls } from '@/features/calls/index.ts';
import { useDepartment, useDepartmentHref } from '@/features/shell/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { AttentionList } from './attention-list.tsx';
import { CostliestAgents } from './costliest-agents.tsx';
import { DepartmentSpend } from './department-spend.tsx';
import { FleetCells } from './fleet-cells.tsx';
import type { OverviewSection } from './overview-sections.ts';
import type { Overview } from './overview-types.ts';
import { PoolTable } from './pool-table.tsx';
import { RecentChanges } from './recent-changes.tsx';
import { SpendChart } from './spend-chart.tsx';

export interface OverviewPanelProps {
  readonly section: OverviewSection;
  readonly overview: Overview;
  readonly dayStart: number;
}

const half = 'lg:odd:border-r';
const whole = 'lg:col-span-2';

/** One section of the overview; the calls and the fleet take the whole width, the others half of it. */
export function OverviewPanel({ section, overview, dayStart }: OverviewPanelProps) {
  const { departmentId } = useDepartment();
  const hrefOf = useDepartmentHref();
  switch (section) {
    case 'attention':
      return (
        <Panel title="Needs attention" note="failing, degraded or suspended" className={whole}>
          <AttentionList />
        </Panel>
      );
    case 'fleet': {
      const cells = overview.departments.reduce((sum, { agents }) => sum + agents.length, 0);
      return (
        <Panel title="Fleet" note={`one cell per digital employee, ${cells}`} className={whole}>
          <FleetCells departments={overview.departments} />
        </Panel>
      );
    }
    case 'pools':
      return (
        <Panel
          title="Slots and queue"
          note={`${formatQuantity(overview.pools.length, 'pool')}, shared by every department`}
          className={half}
        >
          <PoolTable pools={overview.pools} />
        </Panel>
      );
    case 'spend':
      return (
        <Panel
          title="Spend today"
          note={`USD, cumulative, ${overview.simulatedToday > 0 ? 'simulated' : 'settled'}`}
          className={half}
        >
          <SpendChart points={overview.costByHour} dayStart={dayStart} asOf={overview.asOf} />
        </Panel>
      );
    case 'departments':
      return (
        <Panel title="Spend by department" note="today, settled" className={half}>
          <DepartmentSpend />
        </Panel>
      );
    case 'costliest':
      return (
        <Panel title="Most expensive today" note="beside a normal day of each" className={half}>
          <CostliestAgents />
        </Panel>
      );
    case 'changes':
      return (
        <Panel title="Latest changes" note="from the audit trail" className={half}>
          <RecentChanges />
        </Panel>
      );
    case 'activity':
      return (
        <Panel
          title="Live activity"
          note="the last calls"
          className={whole}
          actions={
            <Link href={hrefOf({ href: '/calls', byDepartment: true })} className="text-12 text-you hover:underline">
              Open calls
            </Link>
          }
        >
          <RecentCalls departmentId={departmentId} />
        </Panel>
      );
  }
}
