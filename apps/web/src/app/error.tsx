'use client';

import { Button } from '@/components/ui/index.ts';

export default function PageError({ reset }: { readonly error: Error; readonly reset: () => void }) {
  return (
    <main className="grid min-h-full place-items-center p-6">
      <title>Not available · Agent OS</title>
      <div className="w-full max-w-sm">
        <h1 className="text-15 font-semibold">The console cannot show this page just now</h1>
        <p className="mt-2 mb-3 text-ink-2">
          The kernel may not answer. Nothing was changed; agents that reach it go on. Try again in a few seconds.
        </p>
        <Button onClick={reset}>Try again</Button>
      </div>
    </main>
  );
}
