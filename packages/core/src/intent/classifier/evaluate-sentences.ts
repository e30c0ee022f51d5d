import { accepted, type Result } from '../../errors/index.ts';
import { evaluateIntent, type IntentEvaluation } from './evaluate-intent.ts';
import type { SentenceExample } from './intent-example.ts';
import { createSentenceClassifier } from './sentence-classifier.ts';
import { trainSentences } from './train-sentences.ts';

/** How a model of sentences does on examples that it has not seen. */
export function evaluateSentences(examples: readonly SentenceExample[], seed: number): Result<IntentEvaluation> {
  return evaluateIntent(examples, seed, (training) => {
    const model = trainSentences(training, seed);
    if (!model.ok) return model;
    const classifier = createSentenceClassifier(model.value);
    return accepted(({ vector }: SentenceExample) => classifier.read(vector).serviceClass);
  });
}
