'use client';

import { lazy, Suspense, useRef, useState, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import type { Explanation } from './explanation.ts';

// Placing a floating layer takes code that a page without an open reason does not need.
const ExplainPopup = lazy(async () => ({ default: (await import('./explain-popup.tsx')).ExplainPopup }));

export interface ExplainProps {
  readonly explanation: Explanation;
  /** What was decided; the dotted underline says that there is a reason behind it. */
  readonly children: ReactNode;
  readonly className?: string;
}

/**
 * A word with its reason. `w` opens the one that has the focus, or the first of the current row. The layer is made when
 * it is opened, so that a table may hold one in every row.
 */
export function Explain({ explanation, children, className }: ExplainProps) {
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={trigger}
        type="button"
        data-explain=""
        aria-haspopup="dialog"
        aria-expanded={open}
        title={`${explanation.title} (w)`}
        onClick={() => setOpen((shown) => !shown)}
        className={classNames(
          'relative z-1 max-w-full min-h-6 overflow-hidden text-left text-ellipsis underline decoration-dotted decoration-1 underline-offset-3',
          className,
        )}
      >
        {children}
      </button>
      {open && (
        <Suspense fallback={null}>
          <ExplainPopup explanation={explanation} trigger={trigger} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
