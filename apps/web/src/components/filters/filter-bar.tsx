'use client';

import type { ReactNode } from 'react';
import { FilterEntry } from './filter-entry.tsx';
import type { FilterField } from './filter-types.ts';
import { LeftOutNotice } from './left-out-notice.tsx';
import { useFilters } from './use-filters.ts';

export interface FilterBarProps {
  /** Names the search and stands in the empty box: `Filter calls`. */
  readonly label: string;
  /** The same array between renders. */
  readonly fields: readonly FilterField[];
  /** Controls at the right end: the range, what is new. */
  readonly children?: ReactNode;
}

/** Box and chips of a list's filters, over the address; `useFilters` with the same fields gives the page what they say. */
export function FilterBar({ label, fields, children }: FilterBarProps) {
  const state = useFilters(fields);
  return (
    <search aria-label={label} className="shrink-0 border-b border-line-1">
      <div className="flex flex-wrap items-start justify-end gap-x-4 gap-y-1.5 px-4 py-1.5">
        <div className="flex min-w-[min(100%,20rem)] flex-1 flex-wrap items-center gap-1.5">
          <FilterEntry label={label} fields={fields} state={state} clearable />
        </div>
        {children !== undefined && <div className="flex flex-wrap items-center gap-2">{children}</div>}
      </div>
      {state.leftOut.length > 0 && <LeftOutNotice leftOut={state.leftOut} onForget={state.forgetLeftOut} />}
    </search>
  );
}
