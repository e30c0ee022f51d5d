'use client';

import { Button, ErrorState, Page } from '@/components/ui/index.ts';
import { useShellControls } from '@/features/shell/index.ts';

export default function ConsoleError({ reset }: { readonly error: Error; readonly reset: () => void }) {
  const { openPalette } = useShellControls();
  return (
    <Page title="This page could not be shown">
      <title>Not available · Agent OS</title>
      <ErrorState
        what="this page"
        problem="The kernel may not answer just now. Nothing was changed; the other pages may still work."
        retry={reset}
      />
      <p className="px-4">
        <Button onClick={() => openPalette()}>Search or run a command</Button>
      </p>
    </Page>
  );
}
