'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { joinAnnouncements } from './toast-list.ts';

/** More often, a screen reader would say nothing else. */
const pauseMs = 5_000;

/** Says texts politely, at most one announcement every five seconds. */
export function useAnnouncer() {
  const [said, setSaid] = useState('');
  const waiting = useRef<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const announce = useCallback((text: string) => {
    waiting.current.push(text);
    const speak = () => {
      timer.current = undefined;
      if (waiting.current.length === 0) return;
      setSaid(joinAnnouncements(waiting.current));
      waiting.current = [];
      timer.current = setTimeout(speak, pauseMs);
    };
    if (timer.current === undefined) speak();
  }, []);
  return { said, announce };
}
