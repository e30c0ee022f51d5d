import type { Metadata } from 'next';
import { ToastProvider } from '@/components/ui/index.ts';
import { Shell } from '@/features/shell/index.ts';
import { findViewer, requireViewer } from '@/server/viewer.ts';
import { ApiProvider } from '@/trpc/client.tsx';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const viewer = await findViewer();
  const suffix = viewer === undefined ? 'Agent OS' : `${viewer.organisation.name} · Agent OS`;
  return { title: { default: suffix, template: `%s · ${suffix.replaceAll('%s', '%')}` } };
}

export default async function ConsoleLayout({ children }: LayoutProps<'/'>) {
  const viewer = await requireViewer();
  const [api, client] = [getApi(), getQueryClient()];
  // The status line tells whether models are simulated; the top bar narrows to a department.
  await Promise.allSettled([
    client.query(api.models.list.queryOptions()),
    client.query(api.departments.list.queryOptions()),
  ]);
  return (
    <ApiProvider>
      <HydrateClient>
        <ToastProvider>
          <Shell viewer={viewer}>{children}</Shell>
        </ToastProvider>
      </HydrateClient>
    </ApiProvider>
  );
}
