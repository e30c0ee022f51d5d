import type { Budget } from '@agent-os/core/economy';
import type { PlannedCandidate } from '@agent-os/core/routing';
import { describe, expect, test } from 'vitest';
import type { DirectoryModel } from '../../directory/index.ts';
import { askedOf } from './asked-of.ts';

// Only what the choice reads of a candidate and a budget.
const candidate = (id: string, priced = true) =>
  ({ model: { id }, price: priced ? {} : undefined }) as unknown as PlannedCandidate<DirectoryModel>;
const budget = (fields: Partial<Budget>) => ({ scopeKind: 'organisation', unit: 'tokens', ...fields }) as Budget;
const ids = (...given: Parameters<typeof askedOf>) => askedOf(...given).map(({ model }) => model.id);

const plan = [candidate('a'), candidate('b'), candidate('c', false), candidate('d'), candidate('e')];

describe('whom a call may ask', () => {
  test('is at most four, in order', () => {
    expect(ids(plan, [])).toEqual(['a', 'b', 'c', 'd']);
    expect(ids([], [])).toEqual([]);
  });

  test('leaves out what has no price where a budget limits dollars, but not where it only tells', () => {
    expect(ids(plan, [budget({ unit: 'usd', action: 'deny' })])).toEqual(['a', 'b', 'd', 'e']);
    expect(ids(plan, [budget({ unit: 'usd', action: 'notify' })])).toEqual(['a', 'b', 'c', 'd']);
  });

  test('never lets one model’s budget pay for another', () => {
    expect(ids(plan, [budget({ scopeKind: 'model', scopeId: 'b' })])).toEqual(['a', 'c', 'd', 'e']);
    expect(ids(plan, [budget({ scopeKind: 'model', scopeId: 'a' })])).toEqual(['a']);
  });
});
