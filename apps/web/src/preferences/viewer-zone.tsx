'use client';

import { parseAsString, useQueryState } from 'nuqs';
import { createContext, use, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { knownZone } from '@/format/index.ts';
import { readZoneChoice, subscribeZoneChoice } from './zone-choice.ts';

interface ServerView {
  /** IANA zone that the server rendered with. */
  readonly zone: string;
  /** When it did, in milliseconds since the epoch. */
  readonly renderedAt: number;
}

interface ZoneOverride {
  /** The zone that the address names instead of the viewer's; undefined when it names none that is known. */
  readonly override: string | undefined;
  /** Undefined gives the viewer their own zone back. */
  readonly setOverride: (zone: string | undefined) => void;
}

const ServerViewContext = createContext<ServerView>({ zone: 'UTC', renderedAt: 0 });
const ZoneOverrideContext = createContext<ZoneOverride>({ override: undefined, setOverride: () => undefined });

/** Tells what the server rendered with, so that the first client render agrees with it; the address may name a zone. */
export function ServerViewProvider({ zone, renderedAt, children }: ServerView & { readonly children: ReactNode }) {
  const view = useMemo(() => ({ zone, renderedAt }), [zone, renderedAt]);
  const [named, setNamed] = useQueryState('zone', parseAsString);
  const override = useMemo<ZoneOverride>(() => {
    const known = named !== null && (named === 'UTC' || knownZone(named) !== 'UTC') ? knownZone(named) : undefined;
    return { override: known, setOverride: (next) => void setNamed(next ?? null, { history: 'push' }) };
  }, [named, setNamed]);
  return (
    <ServerViewContext value={view}>
      <ZoneOverrideContext value={override}>{children}</ZoneOverrideContext>
    </ServerViewContext>
  );
}

let ownZone: string | undefined;

// Asking costs a tenth of a millisecond, and every time on the page asks whenever it is drawn.
function browserZone(): string {
  ownZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return ownZone;
}

const viewerZone = () => readZoneChoice() ?? browserZone();

/** What the server rendered with. */
export function useServerView(): ServerView {
  return use(ServerViewContext);
}

/** The viewer's own time zone: the chosen one, else the device's; during the first render what the server knew of it. */
export function useOwnZone(): string {
  const { zone } = useServerView();
  return useSyncExternalStore(subscribeZoneChoice, viewerZone, () => zone);
}

/** The zone that the address names (`?zone=Europe/Oslo`), and its switch. */
export function useZoneOverride(): ZoneOverride {
  return use(ZoneOverrideContext);
}

/** The time zone that the page is written in: the one that the address names, else the viewer's own. */
export function useViewerZone(): string {
  const { override } = useZoneOverride();
  const own = useOwnZone();
  return override ?? own;
}
