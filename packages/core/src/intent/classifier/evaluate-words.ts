import { accepted, type Result } from '../../errors/index.ts';
import { evaluateIntent, type IntentEvaluation } from './evaluate-intent.ts';
import type { IntentExample } from './intent-example.ts';
import { trainWords } from './train-words.ts';
import { createWordClassifier } from './word-classifier.ts';

/** How a model of words does on examples that it has not seen. */
export function evaluateWords(examples: readonly IntentExample[], seed: number): Result<IntentEvaluation> {
  return evaluateIntent(examples, seed, (training) => {
    const model = trainWords(training, seed);
    if (!model.ok) return model;
    const classifier = createWordClassifier(model.value);
    return accepted(({ text }: IntentExample) => classifier.read(text)?.serviceClass);
  });
}
