import { expect, test } from '../../fixtures/console-test.ts';
import { endedCall } from '../../fixtures/ended-call.ts';
import { newAgent } from '../../fixtures/new-agent.ts';
import { chatModel, openaiClient } from '../../fixtures/sdk-clients.ts';

const messages = [{ role: 'user', content: 'Hello' }] as const;
const longAnswer = { simulation: { output_tokens: 200 } };
const shownWithinMs = 1_000;
const steps = ['identify', 'permit', 'prepare', 'price', 'admit', 'execute', 'settle', 'record'];

test('a call is on the page within a second of being made, and its end follows by itself', async ({
  page,
  signInAs,
}) => {
  const agent = await newAgent('live');
  const client = openaiClient(agent.apiKey);
  await signInAs('operator');
  await page.goto('/calls');
  await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: agent.slug });

  const madeAt = performance.now();
  const answered = client.chat.completions.create({
    model: chatModel,
    messages: [...messages],
    ...longAnswer,
  });
  await row.waitFor({ timeout: 5_000 });
  const shownAfterMs = performance.now() - madeAt;
  test.info().annotations.push({ type: 'shown after', description: `${Math.round(shownAfterMs)} ms` });
  expect(shownAfterMs).toBeLessThan(shownWithinMs);

  const { usage } = await answered;
  await expect(row).toContainText('settled', { timeout: shownWithinMs });
  await expect(row).toContainText('simulated');
  await expect(row).toContainText(String(usage?.completion_tokens));
});

test('a call’s page shows its eight steps, its cost and that its model is simulated', async ({ page, signInAs }) => {
  const agent = await newAgent('detail');
  const { data, response } = await openaiClient(agent.apiKey)
    .chat.completions.create({ model: chatModel, messages: [...messages], max_completion_tokens: 20 })
    .withResponse();
  const call = await endedCall(response.headers.get('x-agent-call') ?? '');
  await signInAs('finance');
  await page.goto(`/calls/${call.id}`);
  const path = page.getByRole('listitem').filter({ hasText: /^\s*\d/ });
  await expect(path).toHaveCount(steps.length);
  for (const [index, step] of steps.entries()) await expect(path.nth(index)).toContainText(step);
  await expect(page.getByText('not reached')).toHaveCount(0);
  const main = page.getByRole('main');
  await expect(main.getByText('simulated', { exact: true }).first()).toBeVisible();
  await expect(main).toContainText(agent.slug);
  await expect(main).toContainText(String(data.usage?.completion_tokens));
  await expect(main).toContainText('openai.chat');
});

test('the address holds the filter, and the filter holds', async ({ page, signInAs }) => {
  const [wanted, other] = [await newAgent('wanted'), await newAgent('other')];
  for (const { apiKey } of [wanted, other]) {
    await openaiClient(apiKey).chat.completions.create({
      model: chatModel,
      messages: [...messages],
      max_completion_tokens: 5,
    });
  }
  await signInAs('auditor');
  await page.goto('/calls');
  await page.getByLabel('Agent').selectOption({ label: wanted.slug });
  await expect(page).toHaveURL(new RegExp(`agent=${wanted.id}`));
  await page.reload();
  const rows = page.getByRole('row');
  await expect(rows.filter({ hasText: wanted.slug })).toHaveCount(1);
  await expect(rows.filter({ hasText: other.slug })).toHaveCount(0);
});

test('a denied call says which rule stopped it', async ({ page, signInAs }) => {
  const agent = await newAgent('denied', { allowedModels: ['sim-embed-small'] });
  const refused = openaiClient(agent.apiKey).chat.completions.create({ model: chatModel, messages: [...messages] });
  await expect(refused).rejects.toMatchObject({ status: 403 });
  await signInAs('operator');
  await page.goto('/calls');
  await page.getByRole('row').filter({ hasText: agent.slug }).getByRole('link').click();
  await expect(page).toHaveURL(/\/calls\/call_/);
  await expect(page.getByText('policy_denied')).toBeVisible();
  await expect(page.getByText('not reached').first()).toBeVisible();
});
