'use client';

import { useEffect, useState, type RefObject } from 'react';

const linesAround = 12;

export interface LineWindow {
  readonly first: number;
  /** One after the last. */
  readonly end: number;
}

/**
 * Which lines of one height are in view, with some around them. Undefined while all of them are to be drawn: below
 * `windowedAbove`, and during the first render, where nothing is measured yet.
 */
export function useLineWindow(
  box: RefObject<HTMLElement | null>,
  count: number,
  lineHeightPx: number,
  windowedAbove: number,
): LineWindow | undefined {
  const [view, setView] = useState<{ readonly top: number; readonly height: number }>();
  const windowed = count > windowedAbove;
  useEffect(() => {
    const element = box.current;
    if (!element || !windowed) return undefined;
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [box, windowed]);
  if (!windowed || !view) return undefined;
  const first = Math.max(0, Math.floor(view.top / lineHeightPx) - linesAround);
  const end = Math.min(count, Math.ceil((view.top + view.height) / lineHeightPx) + linesAround);
  return { first, end };
}
