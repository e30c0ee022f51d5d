import { expect, test } from '../../fixtures/console-test.ts';
import { endedCallsOf } from '../../fixtures/ended-call.ts';
import { newAgent, uniqueSlug } from '../../fixtures/new-agent.ts';
import { chatModel, openaiClient } from '../../fixtures/sdk-clients.ts';
import { stage } from '../../fixtures/stage.ts';

const messages = [{ role: 'user', content: 'Hello' }] as const;
const call = { model: chatModel, messages: [...messages], max_completion_tokens: 5 };

test('somebody new names an agent, takes its key, and sees its first call arrive', async ({ page, signInAs }) => {
  const slug = uniqueSlug('first');
  await signInAs('operator');
  await page.goto('/connect');
  await page.getByLabel('Name', { exact: true }).fill(slug);
  await page.getByRole('button', { name: 'Create agent and key' }).click();

  const apiKey = await page.getByTestId('new-key').innerText();
  expect(apiKey).toMatch(/^aos_/);
  await expect(page.getByText(`Waiting for the first call of ${slug}`)).toBeVisible();
  await page.getByRole('tab', { name: 'Python' }).click();
  const python = page.getByRole('tabpanel', { name: 'Python' });
  await expect(python).toContainText(apiKey);
  await expect(python).toContainText(`${stage().kernelUrl}/v1`);

  const answer = await openaiClient(apiKey).chat.completions.create(call);
  expect(answer.choices).toHaveLength(1);
  await expect(page.getByText(`${slug} is connected. Its call was answered.`)).toBeVisible();
  await expect(page.getByRole('list', { name: 'Steps of this call' }).getByRole('listitem')).toHaveCount(8);
  await page.getByRole('link', { name: `Open ${slug}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(slug);
  expect(await page.content(), 'the key is forgotten').not.toContain(apiKey);
});

test('a test call from the page goes through the gateway and is billed like any other', async ({ page, signInAs }) => {
  const agent = await newAgent('tried');
  await signInAs('operator');
  await page.goto(`/connect?agent=${agent.slug}`);
  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByRole('button', { name: 'Send a test call from here' }).click();
  await expect(page.getByText(`${agent.slug} is connected. Its call was answered.`)).toBeVisible();
  const [made] = await endedCallsOf(agent.id, 1);
  expect(made).toMatchObject({ state: 'settled', simulated: true });
});

test('an attempt that the kernel turned away is shown in its own words', async ({ page, signInAs }) => {
  const agent = await newAgent('astray');
  await signInAs('operator');
  await page.goto(`/connect?agent=${agent.slug}`);
  await page.getByRole('button', { name: 'Create key' }).click();
  const apiKey = await page.getByTestId('new-key').innerText();
  await fetch(`${stage().kernelUrl}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}` },
    body: '{"messages": []',
  });
  await expect(page.getByText('An attempt with this key was turned away')).toBeVisible();
  await expect(page.getByText('POST /v1/chat/completions invalid_json')).toBeVisible();

  await expect(openaiClient(apiKey).chat.completions.create({ ...call, model: 'no-such-model' })).rejects.toThrow();
  await expect(page.getByText('A call arrived and was not answered: model_not_found.')).toBeVisible();
  await openaiClient(apiKey).chat.completions.create(call);
  await expect(page.getByText(`${agent.slug} is connected. Its call was answered.`)).toBeVisible();
});

test('whoever may not make keys does not find the page', async ({ page, signInAs }) => {
  await signInAs('viewer');
  expect((await page.goto('/connect'))?.status()).toBe(404);
});
