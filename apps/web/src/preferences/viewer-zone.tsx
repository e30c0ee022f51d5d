'use client';

import { createContext, use, useMemo, useSyncExternalStore, type ReactNode } from 'react';

interface ServerView {
  /** IANA zone that the server rendered with. */
  readonly zone: string;
  /** When it did, in milliseconds since the epoch. */
  readonly renderedAt: number;
}

const ServerViewContext = createContext<ServerView>({ zone: 'UTC', renderedAt: 0 });

/** Tells what the server rendered with, so that the first client render agrees with it. */
export function ServerViewProvider({ zone, renderedAt, children }: ServerView & { readonly children: ReactNode }) {
  const view = useMemo(() => ({ zone, renderedAt }), [zone, renderedAt]);
  return <ServerViewContext value={view}>{children}</ServerViewContext>;
}

const subscribe = () => () => undefined;
let knownZone: string | undefined;

// Asking costs a tenth of a millisecond, and every time on the page asks whenever it is drawn.
function browserZone(): string {
  knownZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return knownZone;
}

/** What the server rendered with. */
export function useServerView(): ServerView {
  return use(ServerViewContext);
}

/** The viewer's time zone: the browser's, and during the first render what the server knew of it. */
export function useViewerZone(): string {
  const { zone } = useServerView();
  return useSyncExternalStore(subscribe, browserZone, () => zone);
}
