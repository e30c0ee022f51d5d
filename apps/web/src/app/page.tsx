import { redirect } from 'next/navigation';
import { startPageOf } from '@/server/start-page-of.ts';
import { requireViewer } from '@/server/viewer.ts';

/** Everybody's start page; by role. */
export default async function RootPage() {
  redirect(startPageOf(await requireViewer()));
}
