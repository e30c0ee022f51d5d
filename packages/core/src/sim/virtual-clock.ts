/** Time of a simulation, in milliseconds. It moves when told to, and never back. */
export interface VirtualClock {
  readonly now: () => number;
  readonly advanceTo: (time: number) => void;
}

export function createVirtualClock(start = 0): VirtualClock {
  let current = start;
  return {
    now: () => current,
    advanceTo: (time) => {
      if (!(time >= current)) throw new RangeError(`A virtual clock at ${current} ms cannot go back to ${time} ms.`);
      current = time;
    },
  };
}
