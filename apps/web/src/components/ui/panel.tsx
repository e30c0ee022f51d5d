import { useId, type ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface PanelProps {
  readonly title: string;
  /** A few words beside the title: the unit, the count, what is shown. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A ruled part of a page with a head of its own. */
export function Panel({ title, note, actions, className, children }: PanelProps) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className={classNames('min-w-0 border-b border-line-1', className)}>
      <div className="flex min-h-8 flex-wrap items-center gap-x-2 gap-y-1 px-4 pt-1.5">
        <h2 id={headingId} className="font-semibold">
          {title}
        </h2>
        {note !== undefined && <span className="text-12 text-ink-3">{note}</span>}
        {actions !== undefined && (
          <div className="ml-auto flex flex-wrap items-center justify-end gap-2">{actions}</div>
        )}
      </div>
      {children}
    </section>
  );
}
