'use client';

import { Popover } from '@base-ui/react/popover';
import { useRef, useState, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { ExplanationCard } from './explanation-card.tsx';
import type { Explanation } from './explanation.ts';

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
        <Popover.Root open onOpenChange={(next) => setOpen(next)}>
          <Popover.Portal>
            <Popover.Positioner anchor={trigger} sideOffset={4} align="start" collisionPadding={8} className="z-50">
              <Popover.Popup
                finalFocus={trigger}
                className="explain-popup max-h-[min(480px,var(--available-height))] w-[min(360px,calc(100vw-16px))] overflow-y-auto rounded-float border border-line-2 bg-surface-pop p-3 text-13 shadow-[var(--float-shadow)]"
              >
                <Popover.Title className="font-semibold">{explanation.title}</Popover.Title>
                <ExplanationCard explanation={explanation} />
              </Popover.Popup>
            </Popover.Positioner>
          </Popover.Portal>
        </Popover.Root>
      )}
    </>
  );
}
