/** What is done when a detector finds something, the mildest first. */
export const loopActions = ['off', 'warn', 'pause', 'kill'] as const;
export type LoopAction = (typeof loopActions)[number];

export const loopDetectors = ['repeat', 'cycle', 'velocity'] as const;
export type LoopDetector = (typeof loopDetectors)[number];

/** One organisation's, or one agent's, answer to loops. Limits count weighted repeats: see `paceWeight`. */
export interface LoopPolicy {
  /** The same request again. */
  readonly repeat: {
    readonly action: LoopAction;
    /** Repeats within a run; a caller that names no run has twice as many. */
    readonly limit: number;
  };
  /** Answers that come back as requests and bring nothing new. */
  readonly cycle: {
    readonly action: LoopAction;
    /** Steps without anything new, between two agents or more. */
    readonly limit: number;
    /** The same for an agent that only talks to itself or to its tools. */
    readonly selfLimit: number;
  };
  /** Cost a minute far above the agent's own past. */
  readonly velocity: {
    readonly action: LoopAction;
    /** How many times its own usual minute. */
    readonly factor: number;
    /** A minute that costs less than this is never too fast. */
    readonly floorNanoUsd: number;
  };
}

export const defaultLoopPolicy: LoopPolicy = {
  repeat: { action: 'kill', limit: 6 },
  cycle: { action: 'kill', limit: 3, selfLimit: 8 },
  velocity: { action: 'warn', factor: 8, floorNanoUsd: 500_000_000 },
};
