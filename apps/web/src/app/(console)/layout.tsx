import type { Metadata } from 'next';
import { findViewer, requireViewer } from '@/server/viewer.ts';
import { ConsoleFrame } from '../console-frame.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const viewer = await findViewer();
  const suffix = viewer === undefined ? 'Agent OS' : `${viewer.organisation.name} · Agent OS`;
  return { title: { default: suffix, template: `%s · ${suffix.replaceAll('%s', '%')}` } };
}

export default async function ConsoleLayout({ children }: LayoutProps<'/'>) {
  const viewer = await requireViewer();
  return <ConsoleFrame viewer={viewer}>{children}</ConsoleFrame>;
}
