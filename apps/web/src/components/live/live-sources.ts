import type { LiveSource } from './decide-freshness.ts';

export interface LiveSources {
  readonly report: (id: string, source: LiveSource) => void;
  readonly drop: (id: string) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** The same map until something was reported. */
  readonly read: () => ReadonlyMap<string, LiveSource>;
}

/** What keeps the page current, outside of React's state: a heartbeat repaints only who shows it. */
export function createLiveSources(): LiveSources {
  const listeners = new Set<() => void>();
  let sources: ReadonlyMap<string, LiveSource> = new Map();
  const replace = (next: ReadonlyMap<string, LiveSource>) => {
    sources = next;
    for (const listener of listeners) listener();
  };
  return {
    report: (id, source) => replace(new Map([...sources, [id, source]])),
    drop: (id) => replace(new Map([...sources].filter(([other]) => other !== id))),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read: () => sources,
  };
}
