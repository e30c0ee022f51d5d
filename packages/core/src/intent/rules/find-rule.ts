import type { IntentRule, RuleChoiceField, RuleCondition } from './intent-rule.ts';

/** A call as rules see it. */
export interface RuleFacts {
  /** Empty for what the call does not have. */
  readonly choices: Readonly<Record<RuleChoiceField, string>>;
  readonly inputTokens: number;
  readonly text: string;
}

/** The first rule whose conditions all hold. */
export function findRule(rules: readonly IntentRule[], facts: RuleFacts): IntentRule | undefined {
  return rules.find(({ where }) => where.every((condition) => holds(condition, facts)));
}

function holds(condition: RuleCondition, { choices, inputTokens, text }: RuleFacts): boolean {
  switch (condition.operator) {
    case 'is':
      return condition.values.includes(choices[condition.field]);
    case 'is_not':
      return !condition.values.includes(choices[condition.field]);
    case 'at_least':
      return inputTokens >= Number(condition.values[0]);
    case 'at_most':
      return inputTokens <= Number(condition.values[0]);
    case 'contains': {
      const lowerCase = text.toLowerCase();
      return condition.values.some((value) => lowerCase.includes(value.toLowerCase()));
    }
  }
}
