import type { ServiceClass } from '../../scheduling/index.ts';
import { eachFeatureOfWord, markEnds } from './each-feature-of-word.ts';
import type { IntentModel } from './intent-model.ts';
import { readWords } from './read-words.ts';

/** A word of the text and how much it speaks for the class. */
export interface WordReason {
  readonly word: string;
  /** Bits: each one doubles the odds of the class. */
  readonly bits: number;
  /** The whole word stands in labelled examples; without it only parts of the word do, and the text alone has the word. */
  readonly inExamples: boolean;
}

/** What a text seems to mean. */
export interface TextReading {
  readonly serviceClass: ServiceClass;
  readonly probability: number;
  /** Of every class that the model knows; they sum to one. */
  readonly probabilities: Readonly<Partial<Record<ServiceClass, number>>>;
  /** Words that speak for the class, the strongest first. */
  readonly reasons: readonly WordReason[];
}

const mostReasons = 5;
/** A word that says less than this is no reason. */
const leastBits = 0.1;

/** A model made ready to read texts. */
export interface IntentClassifier {
  /** Undefined when the model knows no word of the text, nor any part of one. */
  read(text: string): TextReading | undefined;
}

/**
 * Builds the tables once; a reading is then one look-up for each word, and some for one that is not in the examples. A
 * known word speaks for itself. An unknown one speaks by the mean of its known parts, so that it has one voice too: summed
 * up, the parts of a few words outweigh all others.
 */
export function createIntentClassifier(model: IntentModel): IntentClassifier {
  const { classes, features, priorBits, temperature } = model;
  const rows = new Map(features.map((feature, index) => [feature, index * classes.length]));
  const weights = Float64Array.from(model.weights, (hundredths) => hundredths / 100 / temperature);
  const rowsOf = (word: string): readonly number[] => {
    const whole = rows.get(markEnds(word));
    if (whole !== undefined) return [whole];
    const parts: number[] = [];
    eachFeatureOfWord(word, (feature) => {
      const row = rows.get(feature);
      if (row !== undefined) parts.push(row);
    });
    return parts;
  };
  return {
    read: (text) => {
      const words = [...new Set(readWords(text))];
      const odds = Float64Array.from(priorBits, (bits) => bits / temperature);
      const bitsByWord = new Float64Array(words.length * classes.length);
      let known = 0;
      words.forEach((word, place) => {
        const voices = rowsOf(word);
        known += voices.length;
        for (const row of voices) {
          for (let index = 0; index < classes.length; index += 1) {
            const bits = (weights[row + index] ?? 0) / voices.length;
            odds[index] = (odds[index] ?? 0) + bits;
            const at = place * classes.length + index;
            bitsByWord[at] = (bitsByWord[at] ?? 0) + bits;
          }
        }
      });
      if (known === 0) return undefined;
      const best = indexOfLargest(odds);
      const probabilities = softmax(odds, 1);
      const serviceClass = classes[best] ?? 'standard';
      return {
        serviceClass,
        probability: probabilities[best] ?? 0,
        probabilities: Object.fromEntries(classes.map((name, index) => [name, probabilities[index] ?? 0])),
        reasons: words
          .map((word, place) => ({
            word,
            bits: bitsByWord[place * classes.length + best] ?? 0,
            inExamples: rows.has(markEnds(word)),
          }))
          .filter(({ bits }) => bits >= leastBits)
          .toSorted((one, other) => other.bits - one.bits)
          .slice(0, mostReasons),
      };
    },
  };
}

function indexOfLargest(values: Float64Array): number {
  return values.indexOf(values.reduce((largest, value) => Math.max(largest, value)));
}

/** Probabilities from log2 odds. */
export function softmax(odds: Float64Array | readonly number[], temperature: number): number[] {
  const bits = [...odds];
  const largest = Math.max(...bits);
  const shares = bits.map((value) => 2 ** ((value - largest) / temperature));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}
