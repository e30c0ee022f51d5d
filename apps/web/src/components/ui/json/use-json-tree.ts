'use client';

import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { findInJson } from './find-in-json.ts';
import { ancestorsOf } from './json-node.ts';
import { everyPart, firstOpen, listRows } from './json-rows.ts';

/** State of one tree: what is open, which line is current, what is searched for. */
export function useJsonTree(root: unknown) {
  const [open, setOpen] = useState(() => firstOpen(root));
  const [activePointer, setActivePointer] = useState('');
  const [words, setWords] = useState('');
  const searched = useDeferredValue(words);
  const rows = useMemo(() => listRows(root, open), [root, open]);
  const matches = useMemo(() => findInJson(root, searched), [root, searched]);
  const activeIndex = Math.max(
    0,
    rows.findIndex(({ pointer }) => pointer === activePointer),
  );

  const setOpened = useCallback((pointers: readonly string[], opened: boolean) => {
    setOpen((present) => {
      const next = new Set(present);
      for (const pointer of pointers) {
        if (opened) next.add(pointer);
        else next.delete(pointer);
      }
      return next;
    });
  }, []);

  const goTo = useCallback(
    (pointer: string) => {
      setOpened(ancestorsOf(pointer), true);
      setActivePointer(pointer);
    },
    [setOpened],
  );

  return {
    rows,
    activeIndex,
    activePointer,
    setActivePointer,
    setOpened,
    goTo,
    words,
    setWords,
    matches,
    openAll: () => setOpen(everyPart(root)),
    closeAll: () => {
      setOpen(new Set(['']));
      setActivePointer('');
    },
  };
}
