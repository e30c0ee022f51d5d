export {
  decideIntent,
  surestNeeded,
  type IntentDecision,
  type IntentFacts,
  type IntentSource,
  type UnreadCause,
} from './decide-intent.ts';
export { explainIntent } from './explain-intent.ts';
