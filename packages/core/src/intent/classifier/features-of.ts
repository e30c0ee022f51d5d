import { eachFeatureOfWord } from './each-feature-of-word.ts';
import { readWords } from './read-words.ts';

/** The features of a text, each once: that a word stands there twice does not make it twice as urgent. */
export function featuresOf(text: string): readonly string[] {
  const features = new Set<string>();
  for (const word of readWords(text)) eachFeatureOfWord(word, (feature) => features.add(feature));
  return [...features];
}
