import { eachFeatureOfWord, markEnds } from './each-feature-of-word.ts';
import { readWords } from './read-words.ts';
import { softmax } from './softmax.ts';
import type { WordReading } from './text-reading.ts';
import type { WordModel } from './word-model.ts';

const mostReasons = 5;
/** A word that says less than this is no reason. */
const leastBits = 0.1;

/** A model of words made ready to read texts. */
export interface WordClassifier {
  readonly reads: 'words';
  /** Undefined when the model knows no word of the text, nor any part of one. */
  read(text: string): WordReading | undefined;
}

/**
 * Builds the tables once; a reading is then one look-up for each word, and some for one that is not in the examples. A
 * known word speaks for itself. An unknown one speaks by the mean of its known parts, so that it has one voice too: summed
 * up, the parts of a few words outweigh all others.
 */
export function createWordClassifier(model: WordModel): WordClassifier {
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
    reads: 'words',
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
