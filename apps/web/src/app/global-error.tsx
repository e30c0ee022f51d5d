'use client';

import './globals.css';

export default function GlobalError({ reset }: { readonly error: Error; readonly reset: () => void }) {
  return (
    <html lang="en-GB" data-theme="light">
      <body>
        <main className="p-6">
          <title>Console not available · Agent OS</title>
          <h1 className="text-15 font-semibold">The console cannot show this page just now</h1>
          <p className="mt-2">The kernel may not answer. Nothing was changed; try again in a few seconds.</p>
          <button type="button" onClick={reset} className="mt-3 rounded-control border border-line-2 px-2.5 py-1">
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
