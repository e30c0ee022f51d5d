'use client';

import { useEffect, useState } from 'react';

const topPx = 24;

/** Whether the reader is among the rows: scrolled down, or a row has the focus. New rows would move them. */
export function useReading(): boolean {
  const [reading, setReading] = useState(false);
  useEffect(() => {
    const main = document.querySelector('main');
    const look = () => {
      const onRow = document.activeElement?.classList.contains('row-link') ?? false;
      setReading(onRow || (main?.scrollTop ?? 0) > topPx);
    };
    main?.addEventListener('scroll', look, { passive: true });
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', look);
    return () => {
      main?.removeEventListener('scroll', look);
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', look);
    };
  }, []);
  return reading;
}
