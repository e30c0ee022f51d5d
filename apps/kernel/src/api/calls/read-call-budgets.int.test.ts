import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTestTenant, startTestApi, type TestApi, type TestTenant } from '../testing/index.ts';
import { readCallBudgets } from './read-call-budgets.ts';

let api: TestApi;
let home: TestTenant;
let budgetId: string;
const name = 'The “fourth” quarter';

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  const finance = await api.callAs(home.members.finance.claims);
  const over = { scopeKind: 'agent', scopeId: home.agentId } as const;
  const made = { name, period: 'day', unit: 'usd', capAmount: '0', action: 'deny' } as const;
  budgetId = (await finance.budgets.create({ ...over, ...made })).id;
});
afterAll(() => api.close());

const read = (call: Parameters<typeof readCallBudgets>[1]) =>
  api.database.withTenant(home.organisationId, (tx) => readCallBudgets(tx, call));
const well = { budgetWords: null };

test('a call says what it held and took of each budget, by its name now', async () => {
  const part = { budgetId, windowKey: '0', unit: 'usd' as const };
  const held = [
    { ...part, amount: 7n },
    { ...part, budgetId: 'bdg_gone', amount: 9n },
  ];
  expect(await read({ ...well, budgetReservations: held, budgetCharges: [{ ...part, amount: 5n }] })).toEqual({
    budgets: expect.arrayContaining([
      { budgetId, name, unit: 'usd', heldAmount: '7', chargedAmount: '5' },
      { budgetId: 'bdg_gone', name: 'bdg_gone', unit: 'usd', heldAmount: '9', chargedAmount: null },
    ]) as unknown,
    stoppedByBudget: null,
  });
});

test('a call that no budget counted names none', async () => {
  expect(await read({ ...well, budgetReservations: [], budgetCharges: [] })).toEqual({
    budgets: [],
    stoppedByBudget: null,
  });
});

test('a refusal leads to the budget that it names, which keeps its name where it is gone', async () => {
  const none = { budgetReservations: [], budgetCharges: [] };
  const words = (id: string) => `The budget “Before” (${id}) of the agent Invoices has no room for this call.`;
  expect((await read({ ...none, budgetWords: words(budgetId) })).stoppedByBudget).toEqual({ id: budgetId, name });
  const gone = await read({ ...none, budgetWords: words('bdg_gone') });
  expect(gone.stoppedByBudget).toEqual({ id: 'bdg_gone', name: 'Before' });
  expect((await read({ ...none, budgetWords: 'The provider had enough.' })).stoppedByBudget).toBeNull();
});
