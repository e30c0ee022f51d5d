'use client';

import { createContext, use, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { readZoneChoice, subscribeZoneChoice } from './zone-choice.ts';

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

const deviceZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const viewerZone = () => readZoneChoice() ?? deviceZone();

/** What the server rendered with. */
export function useServerView(): ServerView {
  return use(ServerViewContext);
}

/** The viewer's time zone: the chosen one, else the device's; during the first render what the server knew of it. */
export function useViewerZone(): string {
  const { zone } = useServerView();
  return useSyncExternalStore(subscribeZoneChoice, viewerZone, () => zone);
}
