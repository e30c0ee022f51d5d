import type { ReactNode } from 'react';

export interface PageProps {
  readonly title: ReactNode;
  /** One line of what the page is for. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Head and content of a console page. */
export function Page({ title, note, actions, children }: PageProps) {
  return (
    <>
      <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line-1 px-4 py-1.5">
        <h1 className="text-15 font-semibold">{title}</h1>
        {note !== undefined && <p className="text-ink-3">{note}</p>}
        {actions !== undefined && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children}
    </>
  );
}
