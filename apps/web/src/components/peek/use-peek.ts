'use client';

import { parseAsString, useQueryStates } from 'nuqs';

const addressParsers = { peek: parseAsString, tab: parseAsString };

export interface PeekAddress {
  /** Id of the row whose panel is docked; undefined when none is. */
  readonly peekId: string | undefined;
  readonly openPeek: (id: string) => void;
  readonly closePeek: () => void;
  /** The panel's tab as the address has it; undefined means the first. */
  readonly tab: string | undefined;
  readonly setTab: (tab: string) => void;
}

/**
 * The docked panel's subject and tab, kept in the address as `?peek=` and `?tab=`. Opening and closing are steps that
 * the back button undoes; another subject or tab in an open panel is not, or a walk by `j` would bury the list.
 */
export function usePeek(): PeekAddress {
  const [{ peek, tab }, setAddress] = useQueryStates(addressParsers);
  return {
    peekId: peek ?? undefined,
    openPeek: (id) => void setAddress({ peek: id }, { history: peek === null ? 'push' : 'replace' }),
    closePeek: () => void setAddress({ peek: null, tab: null }, { history: 'push' }),
    tab: tab ?? undefined,
    setTab: (next) => void setAddress({ tab: next }, { history: 'replace' }),
  };
}
