'use client';

import { HydrationBoundary, type DehydratedState } from '@tanstack/react-query';
import { ToastProvider } from '@/components/ui/index.ts';
import { Shell, type ShellProps } from '@/features/shell/index.ts';
import { ApiProvider } from '@/trpc/client.tsx';

export interface ConsoleLayersProps extends ShellProps {
  /** What the server fetched for the frame. */
  readonly cached: DehydratedState;
}

/** The frame and what the pages in it stand on: the kernel's API with its cache, and toasts. */
export function ConsoleLayers({ cached, ...shell }: ConsoleLayersProps) {
  return (
    <ApiProvider>
      <HydrationBoundary state={cached}>
        <ToastProvider>
          <Shell {...shell} />
        </ToastProvider>
      </HydrationBoundary>
    </ApiProvider>
  );
}
