import type { ServiceClass } from '../../scheduling/index.ts';

/** A word of the text and how much it speaks for the class. */
export interface WordReason {
  readonly word: string;
  /** Bits: each one doubles the odds of the class. */
  readonly bits: number;
  /** The whole word stands in labelled examples; without it only parts of the word do, and the text alone has the word. */
  readonly inExamples: boolean;
}

/** A labelled example and how like it the text is. */
export interface ExampleReason {
  /** The beginning of its text. */
  readonly text: string;
  readonly serviceClass: ServiceClass;
  /** Cosine of their vectors: 1 is the same, about 0 has nothing in common. */
  readonly likeness: number;
}

interface ReadClass {
  readonly serviceClass: ServiceClass;
  readonly probability: number;
  /** Of every class that the model knows; they sum to one. */
  readonly probabilities: Readonly<Partial<Record<ServiceClass, number>>>;
}

export interface WordReading extends ReadClass {
  /** Words that speak for the class, the strongest first. */
  readonly reasons: readonly WordReason[];
  readonly examples?: undefined;
}

export interface SentenceReading extends ReadClass {
  /** Of the examples that stand for all, those that the text is most like, the likest first. */
  readonly examples: readonly ExampleReason[];
}

/** What a text seems to mean. */
export type TextReading = WordReading | SentenceReading;
