import type { ServiceClass } from '../../scheduling/index.ts';

/** A text and what somebody says it means. */
export interface IntentExample {
  readonly text: string;
  readonly serviceClass: ServiceClass;
}

/** An example with what an embedding model makes of its text: a vector of length 1. */
export interface SentenceExample extends IntentExample {
  readonly vector: Float32Array;
}
