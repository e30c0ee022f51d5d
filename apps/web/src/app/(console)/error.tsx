'use client';

import { ErrorState, Page } from '@/components/ui/index.ts';

export default function ConsoleError({ reset }: { readonly error: Error; readonly reset: () => void }) {
  return (
    <Page title="This page could not be shown">
      <ErrorState
        what="this page"
        problem="The kernel may not answer just now. Nothing was changed; the other pages may still work."
        retry={reset}
      />
    </Page>
  );
}
