import type { ServiceClass } from '../../scheduling/index.ts';

/** A labelled example that stands for others: what a reading names as its reason. */
export interface SentencePrototype {
  /** The beginning of its text. */
  readonly text: string;
  readonly serviceClass: ServiceClass;
  /** Its vector, each part in 127ths. */
  readonly vector: readonly number[];
}

/** What training on sentences leaves: a value that survives JSON, and that is the same for the same examples and seed. */
export interface SentenceModel {
  readonly kind: 'sentences';
  readonly format: 1;
  /** Those that had examples, the most urgent first. */
  readonly classes: readonly ServiceClass[];
  /** Divides the odds before they become a probability. */
  readonly temperature: number;
  /** Ten-thousandths of a bit, class after class: what each part of a vector says for it, and last what it has without. */
  readonly weights: readonly number[];
  readonly prototypes: readonly SentencePrototype[];
}
