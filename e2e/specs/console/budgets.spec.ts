import { expect, test } from '../../fixtures/console-test.ts';
import { adminApi } from '../../fixtures/kernel-api.ts';
import { endedCall } from '../../fixtures/ended-call.ts';
import { newAgent } from '../../fixtures/new-agent.ts';
import { chatModel, openaiClient } from '../../fixtures/sdk-clients.ts';
import { awaitSteadyDay } from '../../fixtures/steady-day.ts';

test('finance sets a cap that denies, raises it with a reason and changes it, by keyboard', async ({
  page,
  signInAs,
}) => {
  await awaitSteadyDay();
  const { slug, id: agentId } = await newAgent('capped');
  await signInAs('finance');
  await page.goto('/budgets');
  await page.getByRole('button', { name: 'Create budget…' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Over').selectOption('agent');
  await dialog.getByLabel('Digital employee').fill(slug);
  await dialog.getByLabel('Period').selectOption('day');
  await dialog.getByLabel('Cap, USD').fill('1,5');
  await dialog.getByLabel('Cap, USD').press('Enter');
  await expect(dialog).toContainText('Give an amount such as 160 or 0.12');
  await expect(dialog.getByLabel('Cap, USD')).toBeFocused();
  await dialog.getByLabel('Cap, USD').fill('160');
  await dialog.getByLabel('Cap, USD').press('Enter');
  await expect(dialog).toHaveCount(0);

  const panel = page.getByRole('complementary', { name: `Budget ${slug}, USD a day` });
  await expect(panel).toContainText(`${slug} has used $0.00 of $160.00 today.`);
  const row = page.getByRole('grid', { name: 'Budgets' }).getByRole('row').filter({ hasText: slug });
  await expect(row).toContainText('$160.00');
  await expect(row).toContainText('deny');

  await panel.getByRole('button', { name: 'Raise…' }).press('Enter');
  await dialog.getByLabel('By').fill('40');
  await expect(dialog).toContainText('From $160.00 to $200.00.');
  await dialog.getByLabel('By').press('Enter');
  await expect(dialog).toContainText('Say why');
  await dialog.getByLabel('Reason').fill('The sale began early');
  await dialog.getByRole('button', { name: 'Raise budget' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(row).toContainText('$200.00');
  const increases = panel.getByRole('region', { name: 'Increases' });
  await expect(increases).toContainText('The sale began early');
  await increases.getByRole('button', { name: 'End now' }).press('Enter');
  await expect(row).toContainText('$160.00');
  await expect(increases).toContainText('ended early');

  await panel.getByRole('button', { name: 'Change…' }).press('Enter');
  await dialog.getByLabel('Cap, USD').fill('180.5');
  await dialog.getByLabel('Reason').fill('As agreed for the quarter');
  await dialog.getByRole('button', { name: 'Change budget' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(row).toContainText('$180.50');
  const versions = panel.getByRole('region', { name: 'Versions' });
  await expect(versions).toContainText('As agreed for the quarter');
  await expect(versions).toContainText('$160.00');

  const api = adminApi();
  const { budgets } = await api.budgets.forAgent.query({ agentId });
  const budget = budgets.find(({ scope }) => scope.id === agentId);
  expect(budget).toMatchObject({ capAmount: '180500000000', version: 2 });
  const trail = await api.audit.list.query({ targetId: budget?.id });
  expect(trail.items.map(({ action }) => action)).toEqual([
    'budget.changed',
    'budget.raise_ended',
    'budget.raised',
    'budget.created',
  ]);

  await page.goto(`/agents/${slug}?section=budget`);
  const above = page.getByRole('region', { name: 'Above it' });
  await expect(above).toContainText(`${slug}, USD a day`);
  await above.getByRole('link', { name: `${slug}, USD a day` }).click();
  await expect(panel).toBeVisible();
});

test('whoever may only read budgets is offered no change, and an address of none says so', async ({
  page,
  signInAs,
}) => {
  const { id: agentId, slug } = await newAgent('read');
  const { id } = await adminApi().budgets.create.mutate({
    scopeKind: 'agent',
    scopeId: agentId,
    period: 'month',
    unit: 'tokens',
    capAmount: '2000000',
    action: 'notify',
  });
  await signInAs('viewer');
  await page.goto(`/budgets?peek=${id}`);
  const panel = page.getByRole('complementary', { name: `Budget ${slug}, tokens a month` });
  await expect(panel).toContainText(`${slug} has used 0 tok of 2.0 M tok this month.`);
  await expect(panel.getByRole('region', { name: 'Versions' })).toContainText('without a reason');
  await expect(page.getByRole('button', { name: /Create budget|Raise|Change|Archive/ })).toHaveCount(0);
  await page.goto('/budgets?peek=bdg_nowhere');
  await expect(page.getByRole('complementary', { name: 'No such budget' })).toContainText('There is no such budget');
});

test('a call says what it took of its budget, and one that was refused leads to the budget that refused it', async ({
  page,
  signInAs,
}) => {
  await awaitSteadyDay();
  const api = adminApi();
  const { id: scopeId, slug, apiKey } = await newAgent('refused');
  const over = { scopeKind: 'agent', scopeId, period: 'day', unit: 'tokens', action: 'deny' } as const;
  const budget = await api.budgets.create.mutate({ ...over, capAmount: '1000' });
  const ask = () =>
    openaiClient(apiKey)
      .chat.completions.create({
        model: chatModel,
        messages: [{ role: 'user', content: 'Hello' }],
        max_completion_tokens: 20,
      })
      .withResponse();
  const { response } = await ask();
  const { id: callId } = await endedCall(response.headers.get('x-agent-call') ?? '');
  await signInAs('viewer');
  await page.goto(`/calls/${callId}`);
  const row = page.getByRole('region', { name: 'Budgets' }).getByRole('row').filter({ hasText: slug });
  await expect(row).toContainText(/\d tok.*\d tok/);

  const common = { budgetId: budget.id, reason: 'Enough' };
  await api.budgets.update.mutate({ ...common, expectedVersion: budget.version, capAmount: '1' });
  await expect(async () => {
    await expect(ask()).rejects.toMatchObject({ status: 402, error: { budget: { id: budget.id, name: budget.name } } });
  }).toPass({ timeout: 30_000 });
  await page.goto(`/calls?filters=error:any_of:budget_exceeded`);
  const refused = page.getByRole('grid', { name: 'Calls' }).getByRole('row').filter({ hasText: slug });
  const inList = refused.first().getByRole('link', { name: 'denied' });
  await expect(inList).toHaveAttribute('href', `/budgets?peek=${budget.id}`);
  await refused.first().getByText(slug).click();
  await page.getByRole('link', { name: `Open the budget ${budget.name}` }).click();
  await expect(page.getByRole('complementary', { name: `Budget ${budget.name}` })).toContainText('used up');
});

test('finance caps what each end user of an agent has: one is refused, the other is not, and no name is shown', async ({
  page,
  signInAs,
}) => {
  await awaitSteadyDay();
  const { slug, apiKey } = await newAgent('chat');
  await signInAs('finance');
  await page.goto('/budgets');
  await page.getByRole('button', { name: 'Create budget…' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Over').selectOption('user');
  await dialog.getByLabel('Digital employee').fill(slug);
  await dialog.getByLabel('Period').selectOption('day');
  await dialog.getByLabel('Unit').selectOption('tokens');
  await dialog.getByLabel('Cap, tok').fill('200');
  await dialog.getByLabel('Cap, tok').press('Enter');
  await expect(dialog).toHaveCount(0);
  const panel = page.getByRole('complementary', { name: `Budget ${slug}, tokens a day for each end user` });
  await expect(panel).toContainText(`No end user of ${slug} has used more than 0 tok of 200 tok today.`);
  await expect(panel).toContainText('Each has 200 tok until');
  const row = page.getByRole('grid', { name: 'Budgets' }).getByRole('row').filter({ hasText: slug });
  await expect(row).toContainText('each user');

  /** Fills what an end user has to the last token, when nothing is used: a byte is reckoned as a token. */
  const ask = (user: string, words: string) => {
    const answerTokens = 10;
    const requestOf = (content: string) => ({
      model: chatModel,
      messages: [{ role: 'user' as const, content }],
      user,
      max_completion_tokens: answerTokens,
    });
    const room = 200 - answerTokens - JSON.stringify(requestOf(words)).length;
    return openaiClient(apiKey).chat.completions.create(requestOf(`${words}${'.'.repeat(room)}`));
  };
  const greetings = Array.from({ length: 100 }, (_, each) => `Hello ${each + 100}`);
  await expect(async () => {
    await expect(ask('ann@example.test', greetings.pop() ?? '')).rejects.toMatchObject({
      status: 402,
      error: { budget: { scope: `each end user of the agent ${slug}` } },
    });
  }).toPass({ timeout: 30_000 });
  await ask('bob@example.test', greetings.pop() ?? '');

  await expect(panel).toContainText(`The end user of ${slug} who spent most has used`);
  const usersOfBudget = panel.getByRole('region', { name: 'End users' }).getByRole('row');
  // The head, and both of them.
  await expect(usersOfBudget).toHaveCount(3);
  await expect(panel).not.toContainText('example.test');
});
