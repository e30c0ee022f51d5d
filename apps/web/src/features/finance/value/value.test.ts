import { describe, expect, test } from 'vitest';
import { readRuleForm, ruleFormProblems } from './rules/read-rule-form.ts';
import { ruleInputs, typedInputs } from './rules/rule-inputs.ts';
import type { SectorTemplate, ValueDefinition } from './value-types.ts';
import { actorWords, formulaWords } from './value-words.ts';

const definition = (formula: ValueDefinition['formula'], changes: Partial<ValueDefinition> = {}): ValueDefinition => ({
  formula,
  unit: 'lead',
  realisation: 1000,
  humanNanoUsdPerHour: null,
  reviewSeconds: null,
  expiresAfterDays: 30,
  template: null,
  ...changes,
});

const formulas: readonly ValueDefinition['formula'][] = [
  { kind: 'per_outcome', amountNanoUsd: '6500000000' },
  { kind: 'per_unit', amountNanoUsd: '20000' },
  { kind: 'declared' },
  { kind: 'stated' },
  { kind: 'time_saved', baselineSeconds: 720, nanoUsdPerHour: '45500000000' },
  { kind: 'duration_saved', baselineSeconds: 150, nanoUsdPerHour: '90000000000' },
  { kind: 'units_saved', baselineUnits: '240', amountNanoUsd: '18500000000000' },
  { kind: 'without_person', amountNanoUsd: '6500000000' },
  { kind: 'in_time', limitSeconds: 900, amountNanoUsd: '50000000000' },
];

/** The form as somebody fills it in. */
function formOf(fields: Readonly<Record<string, string>>): FormData {
  const data = new FormData();
  const usual = {
    kind: 'lead',
    unit: 'lead',
    realisation: '80',
    humanUsdPerHour: '',
    reviewMinutes: '',
    validFrom: '',
  };
  for (const [name, value] of Object.entries({ ...usual, expiresAfterDays: '30', reason: 'Why', ...fields })) {
    data.set(name, value);
  }
  return data;
}

const context = { template: null, checkerAgentId: null, kind: undefined, numberOf: () => 3 };

describe('a rule', () => {
  test.each(formulas)('of $kind is read back from what its form shows', (formula) => {
    const typed = typedInputs(definition(formula));
    expect(Object.keys(typed)).toEqual(ruleInputs(formula.kind, undefined).map(({ key }) => key));
    const data = formOf(typed);
    expect(ruleFormProblems(data)).toEqual({});
    expect(readRuleForm(data, { ...context, formula: formula.kind }).definition.formula).toEqual(formula);
  });

  test('says in a line what an outcome is worth', () => {
    expect(formulas.map((formula) => formulaWords(definition(formula)))).toEqual([
      '$6.50 for each accepted outcome',
      '$0.00002 a lead',
      'what whoever creates the task declares',
      'what is stated with the outcome',
      '(12 min a lead − minutes of people) × $45.50 an hour',
      '(2.5 min − time to its end) × $90.00 an hour',
      '(240 − units of lead) × $18,500.00',
      '$6.50 a lead that no person handled',
      '$50.00 for a lead within 15 min',
    ]);
    expect(formulaWords(definition({ kind: 'declared' }, { realisation: 755 }))).toContain('; 75.5 % of it counts');
  });

  test('takes rates, reviews and days where they are given', () => {
    const fields = { usdPerUnit: '1', humanUsdPerHour: '48', reviewMinutes: '1.5', validFrom: '2027-01-01' };
    const input = readRuleForm(formOf(fields), { ...context, formula: 'per_outcome', kind: 'other' });
    expect(input).toMatchObject({ kind: 'other', validFrom: Date.UTC(2027, 0, 1), expectedNumber: 3, reason: 'Why' });
    expect(input.definition).toMatchObject({ realisation: 800, humanNanoUsdPerHour: '48000000000', reviewSeconds: 90 });
  });

  test('is told at the field what cannot be read', () => {
    const wrong = { usdPerUnit: '1,5', reviewMinutes: 'two', realisation: '101', expiresAfterDays: '0' };
    expect(Object.keys(ruleFormProblems(formOf(wrong))).toSorted()).toEqual(Object.keys(wrong).toSorted());
    expect(ruleFormProblems(formOf({ usdPerUnit: '' }))).toHaveProperty('usdPerUnit');
  });

  test('of a template is asked for in its sector’s words', () => {
    const baselines = [{ key: 'usdPerUnit', question: 'What does a resolution cost?', unit: 'USD each' }] as const;
    const template = { formula: 'without_person', baselines: [...baselines] } as unknown as SectorTemplate;
    expect(ruleInputs('without_person', template)).toEqual(baselines);
    expect(ruleInputs('in_time', template)).toHaveLength(2);
  });
});

test('whoever said something has a name, or an id when it is gone', () => {
  expect(actorWords({ kind: 'agent', id: 'agt_1', name: 'refund-clerk' })).toBe('refund-clerk');
  expect(actorWords({ kind: 'person', id: 'per_1', name: null })).toBe('per_1');
  expect(actorWords({ kind: 'system', id: '', name: null })).toBe('the kernel');
});
