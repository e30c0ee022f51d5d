import { likenessOf } from './choose-prototypes.ts';
import { oddsOf } from './learn-logistic.ts';
import type { SentenceModel } from './sentence-model.ts';
import { softmax } from './softmax.ts';
import type { SentenceReading } from './text-reading.ts';

const mostExamples = 3;
const unitsOfBit = 10_000;

/** A model of sentences made ready to read vectors. */
export interface SentenceClassifier {
  readonly reads: 'sentences';
  /** `vector`: what the embedding model that the examples were read by makes of the text; as many parts as theirs have. */
  read(vector: Float32Array): SentenceReading;
}

/** Builds the tables once; a reading is then one product for each class and each example that it may name. */
export function createSentenceClassifier(model: SentenceModel): SentenceClassifier {
  const { classes, temperature } = model;
  const weights = Float64Array.from(model.weights, (units) => units / unitsOfBit);
  const prototypes = model.prototypes.map(({ text, serviceClass, vector }) => ({
    text,
    serviceClass,
    vector: unit(Float32Array.from(vector)),
  }));
  return {
    reads: 'sentences',
    read: (vector) => {
      const probabilities = softmax(
        classes.map((_, one) => oddsOf(weights, vector, one)),
        temperature,
      );
      const probability = Math.max(...probabilities);
      return {
        serviceClass: classes[probabilities.indexOf(probability)] ?? 'standard',
        probability,
        probabilities: Object.fromEntries(classes.map((name, index) => [name, probabilities[index] ?? 0])),
        examples: prototypes
          .map(({ text, serviceClass, vector: other }) => ({ text, serviceClass, likeness: likenessOf(vector, other) }))
          .toSorted((one, other) => other.likeness - one.likeness)
          .slice(0, mostExamples),
      };
    },
  };
}

/** Rounding leaves a vector a little longer or shorter than 1. */
function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((part) => part / length);
}
