import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DesignSheet } from '@/features/design/index.ts';
import { showsDesignPage } from '@/server/environment.ts';
import { readPreferences } from '@/server/preferences.ts';

export const metadata: Metadata = { title: 'Component sheet' };

export default async function DesignPage() {
  if (!showsDesignPage()) notFound();
  const { theme } = await readPreferences();
  return <DesignSheet theme={theme} />;
}
