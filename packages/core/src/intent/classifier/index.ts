export { readAtMost } from './bound-text.ts';
export { evaluateIntent, heldOutShare, type ClassFigures, type IntentEvaluation } from './evaluate-intent.ts';
export { createIntentClassifier, type IntentClassifier, type TextReading, type WordReason } from './intent-classifier.ts';
export type { IntentExample } from './intent-example.ts';
export type { IntentModel } from './intent-model.ts';
export { fewestExamplesOfClass, trainIntent } from './train-intent.ts';
