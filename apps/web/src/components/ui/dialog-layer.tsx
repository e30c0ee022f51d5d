'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { classNames } from './class-names.ts';
import type { DialogProps } from './dialog.tsx';

/** The layer of a dialog that was opened. */
export function DialogLayer({ open, onOpenChange, title, description, wide = false, children }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-[oklch(0_0_0/0.32)]" />
        <Base.Popup
          className={classNames(
            'fixed top-[8vh] left-1/2 z-50 max-h-[84vh] -translate-x-1/2 overflow-y-auto rounded-float border border-line-2 bg-surface-pop p-4 shadow-[var(--float-shadow)]',
            wide ? 'w-[min(760px,calc(100vw-32px))]' : 'w-[min(480px,calc(100vw-32px))]',
          )}
        >
          <Base.Title className="text-15 font-semibold">{title}</Base.Title>
          {description !== undefined && (
            <Base.Description render={<div />} className="mt-1 text-ink-2">
              {description}
            </Base.Description>
          )}
          <div className="mt-3">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
