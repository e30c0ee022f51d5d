import { describe, expect, it } from 'vitest';
import { isOtherPolicy, percentOf, readDraft, sharesOf } from './edit-draft.ts';
import { examplePolicy } from './example-policy.ts';

const { policy } = examplePolicy;

function formOf(values: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  const untouched = { name: 'semantic', interrupts: 'on', 'share-critical': '0', 'share-interactive': '20' };
  for (const [name, value] of Object.entries({ ...untouched, 'share-standard': '10', 'share-batch': '5', ...values })) {
    form.set(name, value);
  }
  return form;
}

describe('the policy editor', () => {
  it('gives back what it was given when nothing is touched', () => {
    expect(readDraft(formOf({}), policy)).toEqual({ policy, limits: examplePolicy.limits });
  });

  it('reads shares in percent and limits with their separators', () => {
    const draft = readDraft(formOf({ 'share-batch': '12,5', kvTokens: '480,000' }), policy);
    expect(sharesOf(draft.policy)?.batch).toBe(0.125);
    expect(draft.limits.kvTokens).toBe(480_000);
    expect(draft.limits.slotsPerAgent).toBeNull();
  });

  it('takes interruptions away when they are switched off', () => {
    const form = formOf({});
    form.delete('interrupts');
    expect(readDraft(form, policy).policy.preemption).toBeNull();
  });

  it('leaves what is no number for the contract to refuse', () => {
    expect(readDraft(formOf({ kvTokens: 'much' }), policy).limits.kvTokens).toBeNaN();
  });

  it('tells a change from none, so that a reason is asked for only then', () => {
    expect(isOtherPolicy(examplePolicy, readDraft(formOf({}), policy))).toBe(false);
    expect(isOtherPolicy(examplePolicy, readDraft(formOf({ 'share-batch': '6' }), policy))).toBe(true);
    expect(isOtherPolicy(examplePolicy, readDraft(formOf({ slotsPerAgent: '1' }), policy))).toBe(true);
  });

  it('writes shares without the noise of fractions', () => {
    expect([0.07, 0.2, 0.125].map(percentOf)).toEqual(['7', '20', '12.5']);
  });
});
