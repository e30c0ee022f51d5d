import type { Result } from '@agent-os/core/errors';
import type { UnreadCause } from '@agent-os/core/intent';

/** What a text came to: a vector of length 1, or why there is none. */
export type ReadSentence = Float32Array | UnreadCause;

/** Makes vectors of texts with an embedding model. Nothing is shared between organisations, not even how long it takes. */
export interface SentenceReader {
  /** What was read before and is still known; takes no time. */
  recall(organisationId: string, text: string): Float32Array | undefined;
  /** For a call that waits: settles within `sentenceWaitMs`, and is never rejected. */
  read(organisationId: string, text: string): Promise<ReadSentence>;
  /**
   * For a training, behind all calls. Refuses when there was not enough time for all texts: those that were read stay known,
   * so that the next attempt goes on from there.
   */
  readAll(organisationId: string, texts: readonly string[]): Promise<Result<readonly Float32Array[]>>;
}
