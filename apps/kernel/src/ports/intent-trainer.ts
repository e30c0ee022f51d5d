import type { Result } from '@agent-os/core/errors';
import type { IntentEvaluation, IntentExample, IntentModel, SentenceExample } from '@agent-os/core/intent';

/** What one training is to do. */
export type IntentLesson = (
  | { readonly reads: 'words'; readonly examples: readonly IntentExample[] }
  | { readonly reads: 'sentences'; readonly examples: readonly SentenceExample[] }
) & {
  readonly seed: number;
  /** Without it only the figures are wanted, not the model of all examples. */
  readonly withModel: boolean;
};

export interface IntentLearnt {
  /** Undefined when it was not wanted. */
  readonly model: IntentModel | undefined;
  /** Of a twin that learnt from a part of the examples. */
  readonly evaluation: IntentEvaluation;
}

/** Learns away from the calls: thousands of examples take longer than a call may wait. */
export interface IntentTrainer {
  /** A refusal says what the examples lack. */
  learn(lesson: IntentLesson): Promise<Result<IntentLearnt>>;
}
