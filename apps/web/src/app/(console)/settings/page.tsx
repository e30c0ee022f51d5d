import type { Metadata } from 'next';
import { YouSettings } from '@/features/settings/index.ts';
import { readPreferences } from '@/server/preferences.ts';
import { requireViewer } from '@/server/viewer.ts';

export const metadata: Metadata = { title: 'Settings' };

export default async function Settings() {
  const [viewer, { theme }] = await Promise.all([requireViewer(), readPreferences()]);
  return <YouSettings viewer={viewer} theme={theme} />;
}
