import type { IntentModel } from './intent-model.ts';
import { createSentenceClassifier, type SentenceClassifier } from './sentence-classifier.ts';
import { createWordClassifier, type WordClassifier } from './word-classifier.ts';

/** A model made ready to read texts: by their words, or by vectors of an embedding model. */
export type IntentClassifier = WordClassifier | SentenceClassifier;

export function createIntentClassifier(model: IntentModel): IntentClassifier {
  return model.kind === 'sentences' ? createSentenceClassifier(model) : createWordClassifier(model);
}
