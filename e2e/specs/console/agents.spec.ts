import OpenAI from 'openai';
import { expect, test } from '../../fixtures/console-test.ts';
import { adminApi } from '../../fixtures/kernel-api.ts';
import { newAgent, uniqueSlug } from '../../fixtures/new-agent.ts';
import { chatModel, openaiClient } from '../../fixtures/sdk-clients.ts';

const messages = [{ role: 'user', content: 'Hello' }] as const;

test('an operator hires an agent, gives it a key, sees it call, and revokes the key', async ({ page, signInAs }) => {
  const slug = uniqueSlug('hired');
  await signInAs('operator');
  await page.goto('/agents');
  await page.getByRole('link', { name: 'Create agent' }).click();
  await page.getByLabel('Name').fill('Hired by a test');
  await page.getByLabel('Slug').fill(slug);
  await page.getByLabel('Purpose').fill('Answers the questions of a test.');
  await page.getByLabel('Department').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Create agent' }).click();
  await expect(page).toHaveURL(new RegExp(`/agents/${slug}$`));

  await page.getByRole('tab', { name: 'Keys' }).click();
  await page.getByRole('button', { name: 'Create key…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('production');
  await dialog.getByRole('button', { name: 'Create key' }).click();
  const apiKey = await page.getByTestId('new-key').innerText();
  expect(apiKey).toMatch(/^aos_/);
  await dialog.getByRole('button', { name: 'I have stored it' }).click();
  await expect(page.getByText(apiKey)).toHaveCount(0);
  await page.reload();
  await expect(page.getByText(`…${apiKey.slice(-4)}`).first()).toBeVisible();
  expect(await page.content()).not.toContain(apiKey);

  const client = openaiClient(apiKey);
  const ask = () =>
    client.chat.completions.create({ model: chatModel, messages: [...messages], max_completion_tokens: 5 });
  await ask();
  await page.getByRole('tab', { name: 'Calls' }).click();
  await expect(
    page
      .getByRole('grid', { name: `Calls of ${slug}` })
      .getByText(chatModel)
      .first(),
  ).toBeVisible();

  await page.getByRole('tab', { name: 'Keys' }).click();
  await page.getByRole('button', { name: /^Revoke key production/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke key' }).click();
  await expect(page.getByText('revoked', { exact: true })).toBeVisible();
  await expect(ask()).rejects.toBeInstanceOf(OpenAI.AuthenticationError);
});

test('an operator suspends an agent with a reason, and resumes it', async ({ page, signInAs }) => {
  const agent = await newAgent('stopped');
  const budget = { scopeKind: 'agent', scopeId: agent.id, period: 'month', unit: 'tokens', action: 'notify' } as const;
  await adminApi().budgets.create.mutate({ ...budget, capAmount: '2000000' });
  const client = openaiClient(agent.apiKey);
  const ask = () =>
    client.chat.completions.create({ model: chatModel, messages: [...messages], max_completion_tokens: 5 });
  await signInAs('operator');
  await page.goto(`/agents/${agent.slug}`);
  // What stands beside it in the room must not take its clicks.
  await expect(page.getByRole('region', { name: 'Budget' }).getByRole('link').first()).toBeVisible();
  await page.getByRole('button', { name: 'Suspend…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('region', { name: 'What this stops' })).toContainText('calls in flight');
  const confirm = dialog.getByRole('button', { name: `Suspend ${agent.slug}` });
  await expect(confirm).toBeDisabled();
  await dialog.getByLabel('Reason').fill('It answered the wrong question.');
  await confirm.click();
  await expect(page.getByRole('button', { name: 'Resume…' })).toBeVisible();
  await expect(ask()).rejects.toBeInstanceOf(OpenAI.PermissionDeniedError);
  await page.getByRole('button', { name: 'Resume…' }).click();
  await dialog.getByLabel('Reason').fill('The question was corrected.');
  await dialog.getByRole('button', { name: `Resume ${agent.slug}` }).click();
  await expect(page.getByRole('button', { name: 'Suspend…' })).toBeVisible();
  await ask();
});

test('whoever may only read is offered no change', async ({ page, signInAs }) => {
  const agent = await newAgent('read-only');
  await signInAs('viewer');
  await page.goto(`/agents/${agent.slug}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(agent.slug);
  for (const name of ['Suspend…', 'Create key…', 'Edit…']) {
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  }
  for (const name of ['Keys', 'Audit']) await expect(page.getByRole('tab', { name })).toHaveCount(0);
  await page.goto('/agents');
  await expect(page.getByRole('grid', { name: 'Agents' })).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
});

test('a selection is suspended as one, and taken back as one', async ({ page, signInAs }) => {
  const agents = [await newAgent('bulk'), await newAgent('bulk')];
  const filter = `filters=name:contains:bulk-&agents.sort=name`;
  await signInAs('operator');
  await page.goto(`/agents?${filter}`);
  for (const { slug } of agents) await page.getByRole('checkbox', { name: slug }).check();
  await page.getByRole('button', { name: 'Suspend 2…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Drill' }).click();
  await dialog.getByRole('button', { name: 'Suspend 2 agents' }).click();
  await expect(page.getByText('2 agents are suspended.', { exact: true })).toBeVisible();
  const row = (slug: string) => page.getByRole('row').filter({ hasText: slug });
  for (const { slug } of agents) await expect(row(slug)).toContainText('suspended');
  const events = await adminApi().audit.list.query({ targetId: agents[0]?.id });
  expect(events.items[0]).toMatchObject({ action: 'agent.state_changed', detail: { reason: 'Drill' } });
  await page.getByRole('button', { name: 'Undo' }).click();
  for (const { slug } of agents) await expect(row(slug)).toContainText('ready');
});

test('a change of an agent is a version that can be compared', async ({ page, signInAs }) => {
  const agent = await newAgent('changed');
  await signInAs('operator');
  await page.goto(`/agents/${agent.slug}`);
  await page.getByRole('button', { name: 'Edit…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Risk class').selectOption('R3');
  await dialog.getByLabel('Purpose').fill('Decides what the test asks.');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  const identity = page.getByRole('region', { name: 'Identity' });
  await expect(identity).toContainText('Decides what the test asks.');
  await page.getByRole('tab', { name: 'Versions 2' }).click();
  const difference = page.getByRole('table', { name: 'Version 1 and version 2' });
  await expect(difference.getByRole('row', { name: /risk class/ })).toContainText('R3');
  await page.reload();
  await expect(difference, 'the address keeps the tab').toBeVisible();
});

test('the registry keeps its filter and its order in the address', async ({ page, signInAs }) => {
  const agent = await newAgent('found');
  await signInAs('viewer');
  await page.goto(`/agents?filters=name:contains:${agent.slug}`);
  await expect(page.getByRole('row').filter({ hasText: agent.slug })).toHaveCount(1);
  await expect(page.getByRole('row').filter({ hasText: 'tier1-resolver' })).toHaveCount(0);
  await page.getByRole('gridcell', { name: agent.slug }).click();
  await expect(page.getByRole('complementary', { name: `Agent ${agent.slug}` })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('complementary', { name: `Agent ${agent.slug}` })).toBeVisible();
});

test('a second agent of the same slug is refused with a sentence', async ({ page, signInAs }) => {
  const agent = await newAgent('taken');
  await signInAs('admin');
  await page.goto('/agents/new');
  await page.getByLabel('Name').fill('Twin');
  await page.getByLabel('Slug').fill(agent.slug);
  await page.getByLabel('Department').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Create agent' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toContainText(/slug|taken|exists/i);
});
