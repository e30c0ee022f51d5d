'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useLive, useLiveSource } from '@/components/live/index.ts';
import { buttonClass, Page, QueryState } from '@/components/ui/index.ts';
import { useActions, useDepartment, useDepartmentHref, useMay } from '@/features/shell/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { useDayStart } from '@/preferences/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { HeadlineFigures } from './headline-figures.tsx';
import { OverviewPanel } from './overview-panel.tsx';
import { overviewSections } from './overview-sections.ts';

const pollMs = 3000;

export interface OverviewPageProps {
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
}

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

/** What runs now, and what it costs; `roles` of whoever looks decide what comes first. */
export function OverviewPage({ roles, permissions }: OverviewPageProps) {
  const trpc = useTRPC();
  const dayStart = useDayStart();
  const { departmentId, department } = useDepartment();
  const input = { dayStart, ...(departmentId === undefined ? {} : { departmentId }) };
  const { paused } = useLive();
  const query = useQuery({ ...trpc.overview.get.queryOptions(input), refetchInterval: paused ? false : pollMs });
  useLiveSource({ heardAt: query.dataUpdatedAt, everyMs: pollMs });
  const cells = query.data?.departments.reduce((sum, { agents }) => sum + agents.length, 0);
  const hrefOf = useDepartmentHref();
  const sections = overviewSections(roles, permissions);
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
            <div className="grid lg:grid-cols-2">
              {sections.map((section) => (
                <OverviewPanel key={section} section={section} overview={overview} dayStart={dayStart} />
              ))}
            </div>
          </>
        )}
      </QueryState>
    </Page>
  );
}
