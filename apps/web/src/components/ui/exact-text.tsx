import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface ExactTextProps {
  /** What the tip says on hover and on focus: the value to its last digit, or why there is none. */
  readonly exact: string;
  /** Takes a tab stop of its own. Leave it off in grids, where focusing the cell shows the tip. */
  readonly focusable?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A short text with its exact form behind it; `FieldLayers` shows the tip. */
export function ExactText({ exact, focusable = false, className, children }: ExactTextProps) {
  // The tip is reached by keyboard only where the caller asks for a tab stop: a grid has its own.
  const stop = focusable ? { tabIndex: 0, role: 'note' } : {};
  return (
    <span {...stop} data-exact={exact} className={classNames('whitespace-nowrap', className)}>
      {children}
    </span>
  );
}
