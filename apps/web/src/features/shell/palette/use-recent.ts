'use client';

import { use, useCallback } from 'react';
import { RecentOwner } from './recent-owner.tsx';
import { parseEntries, rememberEntry, type RecentEntry } from './recent-items.ts';

/** Recent items of this person in this organisation, kept in this browser. */
export function useRecent() {
  const storageKey = `agent-os.recent.${use(RecentOwner)}`;
  const read = useCallback(() => parseEntries(window.localStorage.getItem(storageKey)), [storageKey]);
  const remember = useCallback(
    (entry: RecentEntry) => window.localStorage.setItem(storageKey, JSON.stringify(rememberEntry(read(), entry))),
    [read, storageKey],
  );
  return { read, remember };
}
