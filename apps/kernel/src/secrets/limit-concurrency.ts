/** Thrown when more work waits than there is room for. */
export class TooManyWaitingError extends Error {
  constructor() {
    super('Too much work of this kind is waiting already.');
    this.name = 'TooManyWaitingError';
  }
}

/** A runner that has at most `atOnce` pieces of work under way and at most `waitingMax` waiting, first come first served. */
export function limitConcurrency(atOnce: number, waitingMax: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < atOnce) running += 1;
    else if (waiting.length >= waitingMax) throw new TooManyWaitingError();
    // Whoever ends hands over the place itself, so `running` stays as it is.
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
