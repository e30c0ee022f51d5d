'use client';

import { useSyncExternalStore } from 'react';
import { peekWidthPx } from './clamp-peek-width.ts';

const storageKey = 'agent-os.peek-width';
const changed = 'agent-os.peek-width-changed';

function subscribe(listener: () => void) {
  window.addEventListener(changed, listener);
  return () => window.removeEventListener(changed, listener);
}

function read(): number {
  const kept = Number(window.localStorage.getItem(storageKey) ?? Number.NaN);
  return Number.isFinite(kept) ? kept : peekWidthPx.initial;
}

/** The width a person last gave the docked panel in this browser, in pixels. */
export function usePeekWidth(): number {
  return useSyncExternalStore(subscribe, read, () => peekWidthPx.initial);
}

/** Remembers a width for every room of this browser. */
export function setPeekWidth(widthPx: number): void {
  window.localStorage.setItem(storageKey, String(widthPx));
  window.dispatchEvent(new Event(changed));
}
