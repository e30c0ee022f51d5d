'use client';

import { useEffectEvent, useLayoutEffect } from 'react';
import { readHeldKey, type HeldKey } from './held-keys.ts';

function isInPalette({ target }: Event): boolean {
  return target instanceof Element && target.closest('[data-palette]') !== null;
}

/**
 * While the palette is open, what is typed outside of it is meant for it: its field has the focus a frame after it is shown,
 * and its code may still be on its way. The page and what has the focus in it hear nothing of that.
 */
export function useHeldKeys(open: boolean, take: (held: HeldKey) => void): void {
  const onHeld = useEffectEvent(take);
  // With the commit of the key that opens it: the next key may come before the browser paints.
  useLayoutEffect(() => {
    if (!open) return undefined;
    const swallow = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (isInPalette(event)) return;
      const held = readHeldKey(event);
      if (held === 'browser') return;
      swallow(event);
      onHeld(held);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isInPalette(event)) return;
      swallow(event);
      onHeld({ write: (event.clipboardData?.getData('text/plain') ?? '').replaceAll(/[\r\n]/g, '') });
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    window.addEventListener('paste', onPaste, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      window.removeEventListener('paste', onPaste, { capture: true });
    };
  }, [open]);
}
