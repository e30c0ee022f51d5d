import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findRule, type IntentRule, type RuleCondition, type RuleFacts } from './index.ts';

const facts: RuleFacts = {
  choices: {
    agent: 'agt_1',
    department: 'dep_1',
    team: '',
    key: 'key_1',
    risk: 'R2',
    model: 'small',
    provider: 'house',
    pool: 'house',
    protocol: 'openai.chat',
    streamed: 'true',
  },
  inputTokens: 500,
  text: 'Where is my Refund?',
};
const ruleOf = (name: string, ...where: RuleCondition[]): IntentRule => ({
  name,
  where,
  serviceClass: 'batch',
  riskPercent: null,
});

describe('rules', () => {
  test.each<[string, RuleCondition, boolean]>([
    ['any of the values', { field: 'agent', operator: 'is', values: ['agt_2', 'agt_1'] }, true],
    ['another value', { field: 'agent', operator: 'is', values: ['agt_2'] }, false],
    ['none of the values', { field: 'model', operator: 'is_not', values: ['large'] }, true],
    ['what is not there is nothing', { field: 'team', operator: 'is', values: ['tea_1'] }, false],
    ['and none of them', { field: 'team', operator: 'is_not', values: ['tea_1'] }, true],
    ['a number from its value on', { field: 'input', operator: 'at_least', values: ['500'] }, true],
    ['a number up to its value', { field: 'input', operator: 'at_most', values: ['499'] }, false],
    ['text in any case', { field: 'text', operator: 'contains', values: ['REFUND'] }, true],
    ['text that is not there', { field: 'text', operator: 'contains', values: ['invoice'] }, false],
  ])('%s', (_name, condition, expected) => {
    expect(findRule([ruleOf('one', condition)], facts) !== undefined).toBe(expected);
  });

  test('all conditions hold together, and a rule without any is for every call', () => {
    const yes: RuleCondition = { field: 'pool', operator: 'is', values: ['house'] };
    const no: RuleCondition = { field: 'pool', operator: 'is_not', values: ['house'] };
    expect(findRule([ruleOf('both', yes, no)], facts)).toBeUndefined();
    expect(findRule([ruleOf('none')], facts)?.name).toBe('none');
  });

  test('the first that holds counts', () => {
    const holds = fc.array(fc.boolean(), { maxLength: 6 });
    fc.assert(
      fc.property(holds, (each) => {
        const rules = each.map((hold, index) =>
          ruleOf(`${index}`, { field: 'risk', operator: hold ? 'is' : 'is_not', values: ['R2'] }),
        );
        const first = each.indexOf(true);
        expect(findRule(rules, facts)?.name).toBe(first === -1 ? undefined : `${first}`);
      }),
    );
  });
});
