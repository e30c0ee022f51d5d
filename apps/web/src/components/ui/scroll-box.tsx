'use client';

import { useEffect, useRef, useState, type ReactNode } from 'react';

export interface ScrollBoxProps {
  readonly label: string;
  /** It has a part of the page's width: it may be too wide in a wide window as well. */
  readonly beside?: boolean;
  readonly children: ReactNode;
}

/** Lets wide content scroll sideways on narrow windows; takes the focus while it does, so that arrow keys move it. */
export function ScrollBox({ label, beside = false, children }: ScrollBoxProps) {
  const box = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      setScrolls(element.scrollWidth > element.clientWidth && getComputedStyle(element).overflowX === 'auto');
    });
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  const focusable = scrolls ? { tabIndex: 0, role: 'group', 'aria-label': label } : {};
  return (
    <div
      ref={box}
      {...focusable}
      className={`@container relative overflow-x-auto ${beside ? '' : 'lg:overflow-visible'}`}
    >
      {children}
    </div>
  );
}
