import type { ServiceClass } from '../../scheduling/index.ts';

/** What training on words leaves: a value that survives JSON, and that is the same for the same examples and seed. */
export interface WordModel {
  readonly kind?: undefined;
  readonly format: 1;
  /** Those that had examples, the most urgent first. */
  readonly classes: readonly ServiceClass[];
  /** Log2 odds of each class against all others before a text is read. */
  readonly priorBits: readonly number[];
  /** Divides the odds before they become a probability: Naive Bayes alone is far too sure of itself. */
  readonly temperature: number;
  /** In ascending order. */
  readonly features: readonly string[];
  /**
   * What each feature says for each class against all others: hundredths of a bit, feature after feature, in the order
   * of the classes.
   */
  readonly weights: readonly number[];
}
