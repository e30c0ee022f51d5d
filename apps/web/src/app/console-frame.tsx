import type { ReactNode } from 'react';
import { ToastProvider } from '@/components/ui/index.ts';
import { Shell, type ShellProps } from '@/features/shell/index.ts';
import { ApiProvider } from '@/trpc/client.tsx';
import { getApi, getQueryClient, HydrateClient } from '@/trpc/server.tsx';

/** The console's frame with the data that it shows itself. */
export async function ConsoleFrame({ viewer, children }: ShellProps): Promise<ReactNode> {
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
