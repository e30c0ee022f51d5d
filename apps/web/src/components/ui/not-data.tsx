import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { StateGlyph } from './state-glyph.tsx';

/** What is absent, and the next sensible thing. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="px-4 py-4 text-ink-2">
      <p className="font-medium text-ink-1">{title}</p>
      {children}
    </div>
  );
}

/** Bars at the height of the rows to come; shown only when the wait is long enough to notice. */
export function LoadingRows({ rows = 4, label }: { readonly rows?: number; readonly label: string }) {
  return (
    <output className="skeleton block px-4 py-2">
      <span className="sr-only">Loading {label}.</span>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} aria-hidden="true" className="flex h-7 items-center">
          <span className="h-2.5 w-full rounded-mark bg-surface-3" />
        </span>
      ))}
    </output>
  );
}

/** Which part failed, in the kernel's words, and a way to try again. The other parts stand. */
export function ErrorState({
  what,
  problem,
  retry,
  retryName = 'Retry',
}: {
  readonly what: string;
  readonly problem?: string;
  readonly retry?: () => void;
  readonly retryName?: string;
}) {
  return (
    <div role="alert" className="flex items-start gap-2 px-4 py-3">
      <span className="pt-1">
        <StateGlyph shape="error" />
      </span>
      <p className="min-w-0 flex-1 text-ink-2">
        <strong className="font-semibold text-ink-1">Could not load {what}.</strong>{' '}
        {problem ?? 'The rest of the page is complete.'}
      </p>
      {retry && (
        <Button size="small" onClick={retry}>
          {retryName}
        </Button>
      )}
    </div>
  );
}
