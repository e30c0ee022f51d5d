'use client';

import { useQuery } from '@tanstack/react-query';
import { DataTable, Dialog, QueryState, type Column } from '@/components/ui/index.ts';
import { nothing } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import type { PolicyVersions, PoolStatus } from '../scheduler-types.ts';
import { PolicyAuthor } from './policy-author.tsx';

type Version = PolicyVersions[number];

const columns: readonly Column<Version>[] = [
  {
    key: 'version',
    head: 'Version',
    className: 'text-ink-1',
    cell: ({ version, policy }) => `${policy.name} v${version}`,
  },
  { key: 'by', head: 'Set by', cell: ({ setBy, setAt }) => <PolicyAuthor setBy={setBy} setAt={setAt} /> },
  { key: 'reason', head: 'Reason', className: 'max-w-80 whitespace-normal', cell: ({ reason }) => reason ?? nothing },
];

/** The policies that a pool has had, who set them and why. */
export function PolicyHistory({ pool, onClose }: { readonly pool: PoolStatus; readonly onClose: () => void }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.scheduler.policyVersions.queryOptions({ poolId: pool.id }));
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={`Policies of ${pool.slug}`}
      description="The latest first. Before version 1 the pool had the default."
    >
      <div className="-mx-4 max-h-96 overflow-y-auto">
        <QueryState query={query} what="the history" rows={4}>
          {(versions) => (
            <DataTable
              caption={`Policies of ${pool.slug}, the latest first`}
              columns={columns}
              rows={versions}
              rowKey={({ version }) => String(version)}
            />
          )}
        </QueryState>
      </div>
    </Dialog>
  );
}
