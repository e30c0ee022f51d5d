'use client';

import { createContext, use, useEffect, useId, useMemo, useState, type ReactNode } from 'react';
import { createLiveSources, type LiveSources } from './live-sources.ts';

export interface Live {
  /** New rows wait and figures stand still until live is resumed. */
  readonly paused: boolean;
  readonly setPaused: (paused: boolean) => void;
}

const LiveContext = createContext<Live | undefined>(undefined);
const SourcesContext = createContext<LiveSources | undefined>(undefined);

/** Holds whether live is paused, and who keeps the page current; one for the whole console. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const [paused, setPaused] = useState(false);
  const [sources] = useState(createLiveSources);
  const live = useMemo(() => ({ paused, setPaused }), [paused]);
  return (
    <LiveContext value={live}>
      <SourcesContext value={sources}>{children}</SourcesContext>
    </LiveContext>
  );
}

/** Whether live is paused, and the switch. */
export function useLive(): Live {
  const live = use(LiveContext);
  if (!live) throw new Error('useLive stands outside of LiveProvider.');
  return live;
}

export function useLiveSources(): LiveSources {
  const sources = use(SourcesContext);
  if (!sources) throw new Error('useLiveSources stands outside of LiveProvider.');
  return sources;
}

export interface LiveSourceState {
  /** Of a poll: when its last answer came, such as a query's `dataUpdatedAt`; 0 while there is none. */
  readonly heardAt?: number;
  /** Of a stream: whether its connection stands. */
  readonly connected?: boolean;
  /** How often the poll asks, or the stream's server says that it is there. */
  readonly everyMs: number;
}

/** Tells the console that this page is kept current by a stream or a poll; without one no pause is offered. */
export function useLiveSource({ heardAt, connected, everyMs }: LiveSourceState): void {
  const sources = useLiveSources();
  const id = useId();
  useEffect(() => {
    // A poll that was never answered keeps nothing current; one that asks for something else keeps its last answer's time.
    if (heardAt === 0 && connected !== true) return;
    sources.report(id, { heardAt: connected === true ? undefined : (heardAt ?? Date.now()), everyMs });
  }, [sources, id, heardAt, connected, everyMs]);
  useEffect(() => () => sources.drop(id), [sources, id]);
}
