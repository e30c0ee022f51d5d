import { expect, test } from '../../fixtures/console-test.ts';
import { endedCall } from '../../fixtures/ended-call.ts';
import { newAgent, uniqueSlug } from '../../fixtures/new-agent.ts';
import { pressKey } from '../../fixtures/press-key.ts';
import { chatModel, openaiClient } from '../../fixtures/sdk-clients.ts';

const question = 'Where is order 2026-118377?';
const inArabic = 'مرحبا، أين طلبي؟';

async function callWith(slug: string, messages: readonly { role: 'user' | 'system'; content: string }[], run?: string) {
  const agent = await newAgent(slug);
  const client = openaiClient(agent.apiKey);
  const make = async () => {
    const { response } = await client.chat.completions
      .create(
        { model: chatModel, messages: [...messages], max_completion_tokens: 20 },
        run === undefined ? {} : { headers: { 'x-agent-run': run } },
      )
      .withResponse();
    return endedCall(response.headers.get('x-agent-call') ?? '');
  };
  return { agent, make };
}

test('the messages of a call are read by who may, in the direction of their script', async ({ page, signInAs }) => {
  const { make } = await callWith('messages', [
    { role: 'system', content: 'Be **brief**.' },
    { role: 'user', content: `${question}\n\n${inArabic}` },
  ]);
  const call = await make();
  await signInAs('auditor');
  await page.goto(`/calls/${call.id}?tab=messages`);
  const request = page.getByRole('list', { name: 'Request' });
  await expect(request.getByRole('listitem')).toHaveCount(2);
  await expect(request.locator('strong')).toHaveText('brief');
  const arabic = request.getByText(inArabic);
  expect(await arabic.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  await expect(page.getByRole('list', { name: 'Answer' })).toContainText(/simulated/i);
  await expect(page.getByRole('tab', { name: 'Messages 3' })).toBeVisible();
});

test('whoever may not read messages sees the path and why the messages stay closed', async ({ page, signInAs }) => {
  const { make } = await callWith('closed', [{ role: 'user', content: question }]);
  const call = await make();
  await signInAs('approver');
  await page.goto(`/calls/${call.id}`);
  await expect(page.getByRole('list', { name: 'Steps of this call' })).toContainText('record');
  await page.getByRole('tab', { name: 'Messages' }).click();
  await expect(page).toHaveURL(/tab=messages/);
  await expect(page.getByText('Your roles do not include reading messages.')).toBeVisible();
  await expect(page.getByText(question)).toHaveCount(0);
});

test('the raw bodies repeat as curl without a key, and keys walk through the run with the tab kept', async ({
  page,
  signInAs,
}) => {
  const run = uniqueSlug('run');
  const { agent, make } = await callWith('raw', [{ role: 'user', content: question }], run);
  const [first, second] = [await make(), await make()];
  await signInAs('operator');
  await page.goto(`/calls/${first.id}?tab=raw`);
  const curl = page.getByRole('group', { name: 'curl' });
  await expect(curl).toContainText('$OPENAI_API_KEY');
  await expect(curl).toContainText(`X-Agent-Run: ${run}`);
  expect(await page.content()).not.toContain(agent.apiKey);
  await pressKey(page, 'j');
  await expect(page).toHaveURL(new RegExp(`${second.id}\\?tab=raw`));
  await expect(page.getByRole('link', { name: 'Previous in run' })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(first.id));
});

test('what a call is worth, as its sender says, stands beside what was held for it', async ({ page, signInAs }) => {
  const { apiKey } = await newAgent('worth');
  const { response } = await openaiClient(apiKey)
    .chat.completions.create(
      { model: chatModel, messages: [{ role: 'user', content: question }], max_completion_tokens: 5 },
      { headers: { 'x-agent-value': '12.50' } },
    )
    .withResponse();
  const { id } = await endedCall(response.headers.get('x-agent-call') ?? '');
  await signInAs('finance');
  await page.goto(`/calls/${id}?tab=usage`);
  const worth = page.getByText('Worth, says its sender');
  await expect(worth).toBeVisible();
  await expect(worth.locator('xpath=following-sibling::dd[1]')).toContainText('12.50');
});

test('a step says why, by keyboard', async ({ page, signInAs }) => {
  const { make } = await callWith('why', [{ role: 'user', content: question }]);
  const call = await make();
  await signInAs('viewer');
  await page.goto(`/calls/${call.id}`);
  await page.getByRole('button', { name: /input and .* output tokens/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('reserved');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
