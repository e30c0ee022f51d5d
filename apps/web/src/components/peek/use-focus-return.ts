'use client';

import { useEffect, useRef } from 'react';
import { usePeek } from './use-peek.ts';

/** Gives the focus back to the row of the panel that closed, else to what had it when the panel opened. */
export function useFocusReturn(open: boolean): void {
  const { peekId } = usePeek();
  const opener = useRef<Element | null>(null);
  const lastId = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (open && peekId !== undefined) lastId.current = peekId;
  }, [open, peekId]);
  useEffect(() => {
    if (open) {
      opener.current = document.activeElement;
      return;
    }
    if (lastId.current === undefined) return;
    const row = document.querySelector<HTMLElement>(`.grid-line[data-id="${CSS.escape(lastId.current)}"]`);
    lastId.current = undefined;
    // Somebody who is elsewhere already, in the filter say, stays there.
    if (document.activeElement !== document.body) return;
    const before =
      opener.current?.isConnected === true && opener.current !== document.body ? opener.current : undefined;
    // A row that the filter has taken away leaves the focus to the list.
    const target = row ?? before ?? document.querySelector('.grid-line[tabindex="0"]');
    if (target instanceof HTMLElement) target.focus();
  }, [open]);
}
