/** What the parts of a page offer while they are shown: keys, actions. The newest comes last. */
export interface Registry<Entry> {
  /** The answer takes the entries back. */
  readonly add: (entries: readonly Entry[]) => () => void;
  /** The same array until something was added or taken back. */
  readonly list: () => readonly Entry[];
  readonly subscribe: (listener: () => void) => () => void;
}

export function createRegistry<Entry>(): Registry<Entry> {
  const groups = new Set<readonly Entry[]>();
  const listeners = new Set<() => void>();
  let all: readonly Entry[] = [];
  const changed = () => {
    all = [...groups].flat();
    for (const listener of listeners) listener();
  };
  return {
    add: (entries) => {
      const group = [...entries];
      groups.add(group);
      changed();
      return () => {
        groups.delete(group);
        changed();
      };
    },
    list: () => all,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
