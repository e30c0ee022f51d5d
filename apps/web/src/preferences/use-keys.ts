'use client';

import { useEffect, useRef } from 'react';
import { useSingleKeys } from './single-keys.ts';

const chordMs = 800;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/**
 * Runs an action for a key (`j`) or for two in a row (`g o`). Silent in text fields, while a dialog is open, with a
 * modifier held, and when single keys are switched off.
 */
export function useKeys(actions: Readonly<Record<string, () => void>>): void {
  const enabled = useSingleKeys();
  const current = useRef(actions);
  useEffect(() => {
    current.current = actions;
  });
  useEffect(() => {
    if (!enabled) return;
    let first: { readonly key: string; readonly at: number } | undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return;
      const chord = first && event.timeStamp - first.at < chordMs ? `${first.key} ${event.key}` : undefined;
      const action = (chord && current.current[chord]) ?? current.current[event.key];
      first = { key: event.key, at: event.timeStamp };
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [enabled]);
}
