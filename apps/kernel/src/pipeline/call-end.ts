import type { AnswerBytes } from '../adapters/payloads/index.ts';
import type { Execution } from './call.ts';

/** How a call ended that reached its model. */
export interface CallEnd {
  readonly execution: Pick<Execution, 'outcome'>;
  /** Undefined when nothing came. */
  readonly answer: AnswerBytes | undefined;
  /** Null when it is not known. */
  readonly costNanoUsd: bigint | null;
}
