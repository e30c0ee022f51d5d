'use client';

import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { classNames } from '@/components/ui/index.ts';
import { clampPeekWidth } from './clamp-peek-width.ts';
import { PeekResizer } from './peek-resizer.tsx';
import { setPeekWidth, usePeekWidth } from './peek-width.ts';
import { useFocusReturn } from './use-focus-return.ts';

export interface PeekLayoutProps {
  /** The docked panel, a `<Peek>`; nothing when none is open. */
  readonly peek: ReactNode;
  readonly children: ReactNode;
}

/**
 * A list with room for a docked panel at its right; below 1024 px the panel covers the list. Fills the height that its
 * parent gives (`<Page fill>`); the list scrolls inside.
 */
export function PeekLayout({ peek, children }: PeekLayoutProps) {
  const open = Boolean(peek);
  const frame = useRef<HTMLDivElement>(null);
  const panelId = useId();
  const widthPx = usePeekWidth();
  useFocusReturn(open);

  // Set by script: the policy for styles refuses style attributes in the server's HTML.
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const apply = () => {
      element.style.setProperty('--peek-width', `${clampPeekWidth(widthPx, element.clientWidth)}px`);
    };
    apply();
    const observer = new ResizeObserver(apply);
    observer.observe(element);
    return () => observer.disconnect();
  }, [widthPx]);

  // Below 1024 px the list is hidden: whoever opened the panel by key would be left on nothing.
  useEffect(() => {
    if (open && matchMedia('(max-width: 1023px)').matches) document.getElementById(panelId)?.focus();
  }, [open, panelId]);

  return (
    <div ref={frame} className="relative flex min-h-0 min-w-0 flex-1">
      <div className={classNames('flex min-h-0 min-w-0 flex-1 flex-col', open && 'max-lg:invisible')}>{children}</div>
      {open && (
        <>
          <PeekResizer
            controls={panelId}
            widthPx={widthPx}
            onResize={(asked) => setPeekWidth(clampPeekWidth(asked, frame.current?.clientWidth ?? asked))}
          />
          <div
            id={panelId}
            tabIndex={-1}
            className="flex min-h-0 w-(--peek-width) shrink-0 flex-col bg-surface-1 outline-none transition-[opacity,translate] duration-[var(--dur-2)] focus-visible:shadow-none max-lg:absolute max-lg:inset-0 max-lg:z-10 max-lg:w-full starting:translate-x-1 starting:opacity-0"
          >
            {peek}
          </div>
        </>
      )}
    </div>
  );
}
