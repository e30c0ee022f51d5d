'use client';

import { useEffect } from 'react';
import { beginsChord, findKey } from './find-key.ts';
import { keyRegistry } from './key-registry.ts';
import { useSingleKeys } from './single-keys.ts';

const chordMs = 800;
const floating = '[role="dialog"], [role="alertdialog"], [role="menu"]';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
      target.closest('[role="listbox"]') !== null)
  );
}

/** Space and Enter press what has the focus; they act for the page only where nothing is to be pressed. */
function pressesFocused({ key, target }: KeyboardEvent): boolean {
  return (
    (key === ' ' || key === 'Enter') &&
    target instanceof HTMLElement &&
    target.closest('a[href], button, summary, [role="button"], [role="tab"], [role="switch"]') !== null
  );
}

/** Many keyboards write brackets with AltGr, which browsers report as Alt, with or without Control. */
function holdsModifier({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return metaKey || ((ctrlKey || altKey) && !(altKey && /^[[\]]$/.test(key)));
}

/**
 * Says on the document which keys act, as a JSON array in `data-keys`. The markup is there before its keys: whoever drives
 * the console by a program, a test for one, asks here whether a key would be heard.
 */
function announceKeys(): () => void {
  const { dataset } = document.documentElement;
  const tell = () => {
    dataset['keys'] = JSON.stringify([...new Set(keyRegistry.list().map(({ keys }) => keys))]);
  };
  tell();
  const unsubscribe = keyRegistry.subscribe(tell);
  return () => {
    unsubscribe();
    delete dataset['keys'];
  };
}

/** The one listener for single keys, for the whole console. */
export function KeyListener() {
  const enabled = useSingleKeys();
  useEffect(() => {
    if (!enabled) return;
    let first: { readonly key: string; readonly at: number } | undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || holdsModifier(event) || isTyping(event.target)) return;
      if (event.key === 'Shift' || pressesFocused(event) || document.querySelector(floating)) return;
      const registered = keyRegistry.list();
      const before = first && event.timeStamp - first.at < chordMs ? first.key : undefined;
      const found = findKey(registered, event.key, before);
      const completes = found?.keys.includes(' ') === true && found.keys !== ' ';
      first = !completes && beginsChord(registered, event.key) ? { key: event.key, at: event.timeStamp } : undefined;
      if (!found) return;
      event.preventDefault();
      found.run();
    };
    document.addEventListener('keydown', onKeyDown);
    const silence = announceKeys();
    return () => {
      silence();
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [enabled]);
  return null;
}
