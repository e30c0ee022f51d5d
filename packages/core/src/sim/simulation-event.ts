/** What happened in a simulation, in order. `at` is virtual time in milliseconds; tokens are those of this event alone. */
export type SimulationEvent =
  | {
      readonly kind: 'waiting';
      readonly at: number;
      readonly callId: string;
      /** When the call came; the model's step in progress may have held its notice up until `at`. */
      readonly arrivedAt: number;
      readonly ownerPath: readonly string[];
      /** Everything that the call needs in the cache when it runs, at most. */
      readonly kvTokens: number;
      /** The output tokens that it still has to make. */
      readonly outputTokensLeft: number;
    }
  | { readonly kind: 'started'; readonly at: number; readonly callId: string }
  | {
      readonly kind: 'served';
      readonly at: number;
      readonly callId: string;
      readonly inputTokens: number;
      readonly outputTokens: number;
      /** Tokens that an interruption made the model read again: work, and no progress. */
      readonly repeatedTokens: number;
    }
  | { readonly kind: 'preempted'; readonly at: number; readonly callId: string }
  | { readonly kind: 'refused'; readonly at: number; readonly callId: string; readonly reason: string }
  | { readonly kind: 'finished'; readonly at: number; readonly callId: string };

export type SimulationObserver = (event: SimulationEvent) => void;
