'use client';

import { useSyncExternalStore } from 'react';

const storageKey = 'agent-os.single-keys';
const changed = 'agent-os.single-keys-changed';

function subscribe(listener: () => void) {
  window.addEventListener(changed, listener);
  return () => window.removeEventListener(changed, listener);
}

function read(): boolean {
  return window.localStorage.getItem(storageKey) !== 'off';
}

/** Whether keys without a modifier act, such as `j` for the next row (WCAG 2.1.4: they can be switched off). */
export function useSingleKeys(): boolean {
  return useSyncExternalStore(subscribe, read, () => true);
}

/** Switches them on or off in this browser. */
export function setSingleKeys(on: boolean): void {
  window.localStorage.setItem(storageKey, on ? 'on' : 'off');
  window.dispatchEvent(new Event(changed));
}
