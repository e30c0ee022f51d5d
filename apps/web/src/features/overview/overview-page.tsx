'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useLive, useLiveSource } from '@/components/live/index.ts';
import { buttonClass, Page, Panel, QueryState } from '@/components/ui/index.ts';
import { RecentCalls } from '@/features/calls/index.ts';
import { useActions, useDepartment, useDepartmentHref, useMay } from '@/features/shell/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useDayStart } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { FleetCells } from './fleet-cells.tsx';
import { HeadlineFigures } from './headline-figures.tsx';
import { PoolTable } from './pool-table.tsx';
import { SpendChart } from './spend-chart.tsx';

const pollMs = 3000;

/** On an installation without agents the next sensible thing is the first one. */
function ConnectFirst() {
  const may = useMay('keys:write');
  return (
    <div className="flex flex-wrap items-center gap-3 border-b border-line-1 px-4 py-3">
      <p>No digital employee works here yet. The first call shows up on this page the moment it is made.</p>
      {may && (
        <Link href="/connect" className={buttonClass('main')}>
          Connect your first agent
        </Link>
      )}
    </div>
  );
}

/** What runs now, and what it costs. */
export function OverviewPage() {
  const trpc = useTRPC();
  const dayStart = useDayStart();
  const { departmentId, department } = useDepartment();
  const input = { dayStart, ...(departmentId === undefined ? {} : { departmentId }) };
  const { paused } = useLive();
  const query = useQuery({ ...trpc.overview.get.queryOptions(input), refetchInterval: paused ? false : pollMs });
  useLiveSource({ heardAt: query.dataUpdatedAt, everyMs: pollMs });
  const cells = query.data?.departments.reduce((sum, { agents }) => sum + agents.length, 0);
  const hrefOf = useDepartmentHref();
  const router = useRouter();
  useActions([
    {
      id: 'overview.agents',
      name: department === undefined ? 'Open agents' : `Open agents of ${department.name}`,
      note: cells === undefined ? '' : formatQuantity(cells, 'digital employee'),
      run: () => router.push(hrefOf({ href: '/agents', byDepartment: true })),
    },
  ]);
  return (
    <Page
      title="Overview"
      note={department === undefined ? 'what runs now, what it costs' : `${department.name}, without the others`}
    >
      <QueryState query={query} what="the overview" rows={12}>
        {(overview) => (
          <>
            <HeadlineFigures overview={overview} ofDepartment={departmentId !== undefined} />
            {overview.agents.total === 0 && <ConnectFirst />}
            <Panel title="Fleet" note={`one cell per digital employee, ${cells ?? 0}`}>
              <FleetCells departments={overview.departments} />
            </Panel>
            <div className="grid lg:grid-cols-2">
              <Panel
                title="Slots and queue"
                note={`${formatQuantity(overview.pools.length, 'pool')}, shared by every department`}
                className="lg:border-r"
              >
                <PoolTable pools={overview.pools} />
              </Panel>
              <Panel title="Spend today" note="USD, cumulative, settled">
                <SpendChart points={overview.costByHour} dayStart={dayStart} asOf={overview.asOf} />
              </Panel>
            </div>
          </>
        )}
      </QueryState>
      <Panel
        title="Live activity"
        note="the last calls"
        actions={
          <Link href={hrefOf({ href: '/calls', byDepartment: true })} className="text-12 text-you hover:underline">
            Open calls
          </Link>
        }
      >
        <RecentCalls departmentId={departmentId} />
      </Panel>
    </Page>
  );
}
