'use client';

import { useSyncExternalStore } from 'react';

const subscribe = () => () => undefined;

/** How this keyboard names the palette's key. */
export function usePaletteKey(): string {
  return useSyncExternalStore(
    subscribe,
    () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'),
    () => '⌘K',
  );
}
