/** Code that a page does not need to be shown: it comes after the first load, or when somebody asks for it. */
export interface Later<Code> {
  /** Undefined until it is here. */
  readonly read: () => Code | undefined;
  /** Fetches it once; after a failure, the next call tries again. */
  readonly fetch: () => Promise<Code>;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createLater<Code>(load: () => Promise<Code>): Later<Code> {
  let code: Code | undefined;
  let coming: Promise<Code> | undefined;
  const listeners = new Set<() => void>();
  const begin = async () => {
    try {
      code = await load();
    } catch (cause) {
      coming = undefined;
      throw cause;
    }
    for (const listener of listeners) listener();
    return code;
  };
  return {
    read: () => code,
    fetch: () => (coming ??= begin()),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
