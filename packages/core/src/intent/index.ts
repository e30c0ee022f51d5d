export {
  boundText,
  createIntentClassifier,
  evaluateSentences,
  evaluateWords,
  exampleKey,
  trainSentences,
  trainWords,
  type IntentClassifier,
  type IntentEvaluation,
  type IntentExample,
  type IntentModel,
  type SentenceExample,
  type TextReading,
} from './classifier/index.ts';
export {
  decideIntent,
  explainIntent,
  surestNeeded,
  type IntentDecision,
  type IntentFacts,
  type IntentSource,
  type UnreadCause,
} from './decision/index.ts';
export { exampleSet } from './examples/index.ts';
export { findRule, type IntentRule, type RuleFacts } from './rules/index.ts';
