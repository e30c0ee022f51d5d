import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button, buttonClass } from './button.tsx';
import { classNames } from './class-names.ts';
import { StateGlyph } from './state-glyph.tsx';

export interface EmptyStateProps {
  readonly title: string;
  /** The page where the next sensible thing is done. */
  readonly next?: { readonly href: Route; readonly name: string };
  readonly children?: ReactNode;
}

/** What is absent, and the next sensible thing. */
export function EmptyState({ title, next, children }: EmptyStateProps) {
  return (
    <div className="px-4 py-4 text-ink-2">
      <p className="font-medium text-ink-1">{title}</p>
      {children}
      {next && (
        <Link href={next.href} className={classNames(buttonClass(), 'mt-3')}>
          {next.name}
        </Link>
      )}
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
