import type { Call } from './call-types.ts';

/** Collects calls between two looks at them. */
export interface CallBuffer {
  readonly push: (call: Call) => void;
  /** What came since the last time, oldest first. */
  readonly drain: () => readonly Call[];
}

export function createCallBuffer(): CallBuffer {
  let calls: Call[] = [];
  return {
    push: (call) => calls.push(call),
    drain: () => {
      const drained = calls;
      calls = [];
      return drained;
    },
  };
}
