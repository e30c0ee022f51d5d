import OpenAI from 'openai';
import { expect, test } from '../../fixtures/console-test.ts';
import { endedCallsOf } from '../../fixtures/ended-call.ts';
import { newAgent } from '../../fixtures/new-agent.ts';
import { pressKey } from '../../fixtures/press-key.ts';
import { chatModel, openaiClient } from '../../fixtures/sdk-clients.ts';

const ask = (apiKey: string) =>
  openaiClient(apiKey).chat.completions.create({
    model: chatModel,
    messages: [{ role: 'user', content: 'Hello' }],
    max_completion_tokens: 5,
  });

test('a key is made for a digital employee, used, and revoked by keyboard with its effect named', async ({
  page,
  signInAs,
}) => {
  const agent = await newAgent('keyring');
  await signInAs('operator');
  await page.goto('/keys');
  await page.getByRole('button', { name: 'Create key…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Digital employee').fill('nobody-of-that-name');
  await dialog.getByLabel('Name', { exact: true }).fill('Second');
  await dialog.getByLabel('Name', { exact: true }).press('Enter');
  await expect(dialog).toContainText('There is no digital employee of that slug.');
  await dialog.getByLabel('Digital employee').fill(agent.slug);
  await dialog.getByLabel('Digital employee').press('Enter');
  const secret = await page.getByTestId('new-key').innerText();
  await dialog.getByRole('button', { name: 'I have stored it' }).click();
  await expect(page.getByText(secret)).toHaveCount(0);
  await ask(secret);
  await endedCallsOf(agent.id, 1);

  await page.goto(`/keys?filters=agent:any_of:${agent.id}`);
  const rows = page.getByRole('grid', { name: 'API keys' }).getByRole('row');
  await expect(rows).toHaveCount(3);
  for (const key of ['j', 'x', 'j', 'x']) await pressKey(page, key);
  await page.getByRole('button', { name: 'Revoke 2 keys…' }).press('Enter');
  await expect(dialog).toContainText(`1 call in the last hour, by ${agent.slug}`);
  await dialog.getByRole('button', { name: 'Revoke 2 keys' }).press('Enter');
  await expect(dialog).toContainText('Say why.');
  await dialog.getByLabel('Reason').fill('The laptop was stolen');
  await dialog.getByRole('button', { name: 'Revoke 2 keys' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(rows.filter({ hasText: 'revoked' })).toHaveCount(2);
  await expect(ask(secret)).rejects.toBeInstanceOf(OpenAI.AuthenticationError);
});

test('whoever may only read keys is offered no change', async ({ page, signInAs }) => {
  await signInAs('auditor');
  await page.goto('/keys');
  await expect(page.getByRole('grid', { name: 'API keys' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Create key|Revoke/ })).toHaveCount(0);
  await expect(page.getByRole('checkbox')).toHaveCount(0);
});
