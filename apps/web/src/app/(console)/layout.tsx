import { ToastProvider } from '@/components/ui/index.ts';
import { PermissionsProvider, Shell } from '@/features/shell/index.ts';
import { requireViewer } from '@/server/viewer.ts';
import { ApiProvider } from '@/trpc/client.tsx';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

export default async function ConsoleLayout({ children }: LayoutProps<'/'>) {
  const viewer = await requireViewer();
  // The status line tells whether models are simulated.
  await Promise.allSettled([getQueryClient().query(getApi().models.list.queryOptions())]);
  return (
    <ApiProvider>
      <HydrateClient>
        <PermissionsProvider permissions={viewer.permissions}>
          <ToastProvider>
            <Shell viewer={viewer}>{children}</Shell>
          </ToastProvider>
        </PermissionsProvider>
      </HydrateClient>
    </ApiProvider>
  );
}
