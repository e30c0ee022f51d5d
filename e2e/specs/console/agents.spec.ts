import OpenAI from 'openai';
import { expect, test } from '../../fixtures/console-test.ts';
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
  await expect(page.getByRole('main').getByText(chatModel).first()).toBeVisible();

  await page.getByRole('button', { name: /^Revoke key production/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke key' }).click();
  await expect(page.getByText('revoked', { exact: true })).toBeVisible();
  await expect(ask()).rejects.toBeInstanceOf(OpenAI.AuthenticationError);
});

test('an operator suspends an agent with a reason, and resumes it', async ({ page, signInAs }) => {
  const agent = await newAgent('stopped');
  const client = openaiClient(agent.apiKey);
  const ask = () =>
    client.chat.completions.create({ model: chatModel, messages: [...messages], max_completion_tokens: 5 });
  await signInAs('operator');
  await page.goto(`/agents/${agent.slug}`);
  await page.getByRole('button', { name: 'Suspend…' }).click();
  const dialog = page.getByRole('dialog');
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
