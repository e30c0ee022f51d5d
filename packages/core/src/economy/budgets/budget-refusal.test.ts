import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Budget } from './budget.ts';
import { budgetInRefusal, cutAtBudget, refuseOverBudget, refuseOverRate, refuseUnpriced } from './index.ts';

const budgetOf = (name: string, scopeLabel: string): Budget => ({
  id: 'bdg_01jd',
  name,
  scopeKind: 'agent',
  scopeId: 'agt_1',
  scopeLabel,
  period: 'day',
  unit: 'usd',
  cap: 10n,
  action: 'deny',
  timeZone: 'UTC',
  raises: [],
});
const window = { key: '0', startsAtMs: 0, endsAtMs: 86_400_000 };

test('a refusal says which budget, when it starts again and whose role can raise it, beside the sentence', () => {
  const standing = { budget: budgetOf('Small', 'the agent Invoices'), window, cap: 10n, spent: 10n, needed: 1n };
  const { code, message, budget } = refuseOverBudget(standing);
  expect(code).toBe('budget_exceeded');
  expect(message).toContain('The budget “Small” (bdg_01jd) of the agent Invoices has no room for this call');
  expect(budget).toEqual({
    id: 'bdg_01jd',
    name: 'Small',
    scope: 'the agent Invoices',
    resetsAtMs: 86_400_000,
    raisedBy: ['owner', 'admin', 'finance'],
  });
});

test('the budget of every refusal is found again in its sentence, whatever it is called', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'binary' }), fc.string({ unit: 'grapheme' }), (name, scope) => {
      fc.pre(!/” \(bdg_\w+\) of /u.test(name));
      const budget = budgetOf(name, scope);
      const standing = { budget, window, cap: 10n, spent: 10n, needed: 1n };
      const refusals = [
        refuseOverBudget(standing),
        refuseOverRate(standing, 1),
        refuseUnpriced(budget, 'gpt'),
        cutAtBudget(budget),
      ];
      for (const { message } of refusals) expect(budgetInRefusal(message)).toEqual({ id: 'bdg_01jd', name });
    }),
  );
  expect(budgetInRefusal('The provider is over its budget.')).toBeNull();
});
