'use client';

import { useEffect, useLayoutEffect, useRef } from 'react';
import { keyRegistry, type KeyScope } from './key-registry.ts';

/** What a key does: the action alone, or with the words under which `?` and the status line list it. */
export type KeyAction = (() => void) | { readonly does: string; readonly run: () => void };

/**
 * Runs an action for a key (`j`) or for two in a row (`g o`). Silent in text fields, while a dialog is open, with a
 * modifier held, and when single keys are switched off. Keys with words are listed under `?`.
 */
export function useKeys(actions: Readonly<Record<string, KeyAction>>, scope: KeyScope = 'page'): void {
  const current = useRef(actions);
  // With the commit: a key in between would act on what is no longer shown.
  useLayoutEffect(() => {
    current.current = actions;
  });
  const listed = JSON.stringify(
    Object.entries(actions).map(([keys, action]) => [keys, typeof action === 'function' ? null : action.does]),
  );
  useEffect(() => {
    const entries = JSON.parse(listed) as [keys: string, does: string | null][];
    return keyRegistry.add(
      entries.map(([keys, does]) => ({
        keys,
        does: does ?? undefined,
        scope,
        run: () => {
          const action = current.current[keys];
          if (typeof action === 'function') action();
          else action?.run();
        },
      })),
    );
  }, [listed, scope]);
}
