import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { PageTrail } from './page-trail.tsx';

export interface PageProps {
  readonly title: ReactNode;
  /** One line of what the page is for, or a control that belongs to the title. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** Stands on paper in place of the head. */
  readonly printed?: ReactNode;
  /** The address says nothing of where the page belongs. */
  readonly withoutTrail?: boolean;
  /** The page takes the window's height and its parts scroll inside, as a list with a docked panel does. */
  readonly fill?: boolean;
  readonly children: ReactNode;
}

/**
 * Stands whole beside the title, or not at all: it takes what the actions leave, and where that is too little it wraps out
 * of sight.
 */
function PageNote({ children }: { readonly children: string }) {
  return (
    <p
      className="flex h-4.5 min-w-0 flex-1 flex-wrap overflow-hidden text-ink-3"
      title={children}
      data-cut-on-purpose=""
    >
      <span aria-hidden="true" className="h-4.5 w-px" />
      <span className="-ml-px whitespace-nowrap">{children}</span>
    </p>
  );
}

/** Head and content of a console page. */
export function Page({ title, note, actions, printed, withoutTrail = false, fill = false, children }: PageProps) {
  const content = (
    <>
      {printed !== undefined && <div className="hidden print:block">{printed}</div>}
      <div
        className={classNames(
          'flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line-1 px-4 py-1.5',
          printed !== undefined && 'print:hidden',
        )}
      >
        {!withoutTrail && <PageTrail />}
        <h1 className="text-15 font-semibold">{title}</h1>
        {typeof note === 'string' ? <PageNote>{note}</PageNote> : note}
        {actions !== undefined && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children}
    </>
  );
  return fill ? <div className="flex h-full flex-col">{content}</div> : content;
}
