import type { Metadata } from 'next';
import { DepartmentsPage } from '@/features/departments/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Departments' };

export default async function Departments() {
  await requireViewer();
  await Promise.allSettled([getQueryClient().query(getApi().departments.tree.queryOptions())]);
  return (
    <HydrateClient>
      <DepartmentsPage />
    </HydrateClient>
  );
}
