export { evaluateIntent, type IntentEvaluation } from './evaluate-intent.ts';
export {
  createIntentClassifier,
  type IntentClassifier,
  type TextReading,
  type WordReason,
} from './intent-classifier.ts';
export type { IntentExample } from './intent-example.ts';
export type { IntentModel } from './intent-model.ts';
export { trainIntent } from './train-intent.ts';
export { exampleKey } from './read-words.ts';
