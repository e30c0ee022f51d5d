export {
  createIntentClassifier,
  evaluateIntent,
  exampleKey,
  trainIntent,
  type IntentClassifier,
  type IntentEvaluation,
  type IntentExample,
  type IntentModel,
  type TextReading,
} from './classifier/index.ts';
export {
  decideIntent,
  explainIntent,
  surestNeeded,
  type IntentDecision,
  type IntentFacts,
  type IntentSource,
} from './decision/index.ts';
export { exampleSet } from './examples/index.ts';
export { findRule, type IntentRule, type RuleFacts } from './rules/index.ts';
