export { findRule, type RuleFacts } from './find-rule.ts';
export type { IntentRule, RuleChoiceField, RuleCondition } from './intent-rule.ts';
