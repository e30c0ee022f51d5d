import type { OutcomeMove } from '@agent-os/core/economy';

/** What somebody says of a task's outcome. Null: not said. */
export interface OutcomeMessage {
  readonly taskId: string;
  readonly move: OutcomeMove;
  readonly units: bigint | null;
  /** Of people: on the thing itself, or on its review where a person or an agent decides. */
  readonly humanSeconds: number | null;
  /** Instead of what the rule would make of it. */
  readonly statedNanoUsd: bigint | null;
  readonly reason: string;
  /** The sender's own name for the message: sent twice it counts once. */
  readonly reference: string | null;
}

/** What became of a message. */
export type OutcomeVerdict =
  | { readonly ok: true; readonly taskId: string; readonly repeated: boolean }
  | {
      readonly ok: false;
      readonly taskId: string;
      readonly problem: 'not_found' | 'not_allowed' | 'conflict';
      readonly words: string;
    };
