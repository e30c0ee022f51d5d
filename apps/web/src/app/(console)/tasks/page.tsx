import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TasksPage } from '@/features/tasks/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export const metadata: Metadata = { title: 'Tasks' };

export default async function Tasks() {
  const { permissions } = await requireViewer();
  if (!permissions.includes('tasks:read')) notFound();
  await Promise.allSettled([getQueryClient().query(getApi().tasks.list.queryOptions())]);
  return (
    <HydrateClient>
      <TasksPage />
    </HydrateClient>
  );
}
