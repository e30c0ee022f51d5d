'use client';

import { useState, type FocusEvent, type PointerEvent, type UIEvent } from 'react';

const topPx = 24;

/** Whether somebody reads the grid: the pointer is over it, a row has the focus, or it is scrolled. New rows would move it. */
export function useGridReading() {
  const [over, setOver] = useState(false);
  const [scrolled, setScrolled] = useState(false);
  const [focused, setFocused] = useState(false);
  return {
    reading: over || scrolled || focused,
    handlers: {
      onPointerEnter: ({ pointerType }: PointerEvent) => setOver(pointerType === 'mouse'),
      onPointerLeave: () => setOver(false),
      onScrollCapture: ({ target }: UIEvent) => setScrolled(target instanceof Element && target.scrollTop > topPx),
      onFocusCapture: ({ target }: FocusEvent) => setFocused(target.closest('.grid-line') !== null),
      onBlurCapture: () => setFocused(false),
    },
  };
}
