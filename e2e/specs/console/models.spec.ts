import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '../../fixtures/console-test.ts';
import { adminApi } from '../../fixtures/kernel-api.ts';
import { uniqueSlug } from '../../fixtures/new-agent.ts';
import { startStubUpstream, sendJson } from '../../fixtures/stub-upstream.ts';

/** A provider that lists models only to whoever has the key. */
async function startProvider(key: string, models: readonly string[]) {
  const server = createServer((incoming, response) => {
    const knows = incoming.headers.authorization === `Bearer ${key}`;
    sendJson(response, knows ? 200 : 401, knows ? { data: models.map((id) => ({ id })) } : { error: {} });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}/v1`, close: () => server.close() };
}

test('a provider is added in three steps, tested for real, and its models are chosen', async ({ page, signInAs }) => {
  const [name, key, model] = [uniqueSlug('own'), 'sk-the-right-key-9876', uniqueSlug('model')];
  const provider = await startProvider(key, [model, `${model}-embed`]);
  await signInAs('admin');
  await page.goto('/models');
  await page.getByRole('button', { name: 'Add provider…' }).click();
  const dialog = page.getByRole('dialog').last();
  await expect(dialog).toContainText('Step 1 of 3');
  await dialog.getByRole('button', { name: /^Another address/ }).press('Enter');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Base URL').fill('not an address');
  await dialog.getByLabel('Base URL').press('Enter');
  await expect(dialog).toContainText('Give a whole address');
  await dialog.getByLabel('Base URL').fill(provider.baseUrl);
  await dialog.getByLabel('Time-out, s').fill('0');
  await dialog.getByLabel(/^API key/).fill('sk-the-wrong-key-0000');
  await dialog.getByLabel(/^API key/).press('Enter');
  await expect(dialog).toContainText('Give 1 to 3,600 seconds.');
  await dialog.getByLabel('Time-out, s').fill('90');
  await dialog.getByLabel(/^API key/).press('Enter');
  await expect(dialog).toContainText('The provider refuses this key. Enter another one.');

  await dialog.getByRole('button', { name: 'Replace key…' }).click();
  await page.getByLabel('New key').fill(key);
  await page.getByLabel('New key').press('Enter');
  await expect(page.getByLabel('New key')).toHaveCount(0);
  await page.getByRole('button', { name: 'Test again' }).click();
  await expect(page.getByText('and lists 2 models')).toBeVisible();
  await page.getByRole('button', { name: 'Add 2 models' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('grid', { name: 'Models' })).toContainText(model);
  const row = page.getByRole('table', { name: 'Providers' }).getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('…9876');
  await expect(page.getByText(key)).toHaveCount(0);
  const added = (await adminApi().providers.list.query()).find((other) => other.name === name);
  expect(added).toMatchObject({ timeoutMs: 90_000, maxRetries: 2 });
  provider.close();
});

test('a price begins now or later, shows what it changes, and the past stays', async ({ page, signInAs }) => {
  const upstream = await startStubUpstream((response) => sendJson(response, 200, {}));
  await signInAs('admin');
  await page.goto('/models');
  const row = page.getByRole('grid', { name: 'Models' }).getByRole('row').filter({ hasText: upstream.model });
  await row.click();
  const dialog = page.getByRole('dialog');
  for (const [input, output] of [
    ['2.50', '10'],
    ['2', '8.25'],
  ] as const) {
    await page.getByRole('button', { name: 'Set price…' }).click();
    await dialog.getByLabel('Input, USD', { exact: true }).fill(input);
    await dialog.getByLabel('Output, USD', { exact: true }).fill(output);
    await dialog.getByLabel('Source').fill('price list of 18 Nov 2026');
    await expect(dialog.getByRole('table')).toContainText(output);
    await dialog.getByLabel('Source').press('Enter');
    await expect(dialog).toHaveCount(0);
  }
  await page.getByRole('button', { name: 'Set price…' }).click();
  await dialog.getByRole('button', { name: 'More classes and tiers…' }).click();
  await dialog.getByLabel('Reasoning, USD').fill('30');
  await dialog.getByLabel('Discount in batches, %').fill('50');
  await dialog.getByRole('button', { name: 'Add a tier…' }).click();
  await dialog.getByLabel('Tier 1: input above, tok').fill('200000');
  await dialog.getByLabel('Tier 1: input, USD').fill('4');
  await dialog.getByLabel('Tier 1: output, USD').fill('12.5');
  await dialog.getByLabel('Source').fill('price list by class');
  await dialog.getByLabel('Source').press('Enter');
  await expect(dialog).toHaveCount(0);
  await page.getByRole('tab', { name: 'Prices' }).click();
  await expect(page).toHaveURL(/tab=prices/);
  const prices = page.getByRole('complementary').getByRole('listitem');
  await expect(prices).toHaveCount(3);
  await expect(prices.first()).toContainText('in force');
  await expect(prices.first()).toContainText('Reasoning');
  await expect(prices.first()).toContainText('50 %');
  await expect(prices.first()).toContainText(/above 200,?000 tokens of input 4.00 and 12.50/);
  await expect(prices.nth(1)).toContainText('8.25');
  await expect(prices.nth(2)).toContainText('past');
  await expect(row).toContainText('8.25');
  await upstream.close();
});

test('a model is switched off and on, and its context is edited', async ({ page, signInAs }) => {
  const upstream = await startStubUpstream((response) => sendJson(response, 200, {}));
  const find = async () => (await adminApi().models.list.query()).find(({ name }) => name === upstream.model);
  await signInAs('admin');
  await page.goto(`/models?peek=${(await find())?.id}`);
  await page.getByRole('button', { name: 'Edit…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Context window, tok').fill('many');
  await dialog.getByLabel('Context window, tok').press('Enter');
  await expect(dialog).toContainText('Give a whole number above 0');
  await dialog.getByLabel('Context window, tok').fill('128000');
  await dialog.getByLabel('Context window, tok').press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('complementary')).toContainText('128,000 tok');
  await page.getByRole('button', { name: 'Switch off…' }).click();
  await dialog.getByRole('button', { name: /^Switch/ }).click();
  await page.getByRole('button', { name: 'Switch on' }).click();
  await expect(page.getByRole('button', { name: 'Switch off…' })).toBeVisible();
  expect(await find()).toMatchObject({ state: 'active', contextWindow: 128_000 });
  await upstream.close();
});

test('how long a provider is waited for, and how often it is asked again, is set on its page', async ({
  page,
  signInAs,
}) => {
  const upstream = await startStubUpstream((response) => sendJson(response, 200, {}));
  const find = async () => (await adminApi().providers.list.query()).find(({ slug }) => slug === upstream.model);
  await signInAs('admin');
  await page.goto(`/models?peek=${(await find())?.id}`);
  await expect(page.getByRole('complementary')).toContainText('600 s');
  await page.getByRole('button', { name: 'Edit…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Time-out, s').fill('0');
  await dialog.getByLabel('Retries').fill('');
  await dialog.getByLabel('Retries').press('Enter');
  await expect(dialog).toContainText('Give 1 to 3,600 seconds.');
  await expect(dialog).toContainText('Give a whole number from 0 to 10.');
  await dialog.getByLabel('Time-out, s').fill('90');
  await dialog.getByLabel('Retries').fill('0');
  await dialog.getByLabel('Retries').press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('complementary')).toContainText('90 s');
  expect(await find()).toMatchObject({ timeoutMs: 90_000, maxRetries: 0 });
  await upstream.close();
});

test('whoever may only read models is offered no change', async ({ page, signInAs }) => {
  await signInAs('finance');
  await page.goto('/models');
  await page.getByRole('grid', { name: 'Models' }).getByRole('row').nth(1).click();
  await expect(page.getByRole('complementary')).toContainText('Health');
  await expect(page.getByRole('button', { name: /Add|Set price|Edit…|Switch|Test/ })).toHaveCount(0);
});
