import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RolesMatrix } from '@/features/people/index.ts';
import { requireViewer } from '@/server/viewer.ts';

export const metadata: Metadata = { title: 'Roles' };

export default async function Roles() {
  const { permissions } = await requireViewer();
  if (!permissions.includes('people:read')) notFound();
  return <RolesMatrix />;
}
