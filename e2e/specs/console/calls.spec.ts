import { readFile } from 'node:fs/promises';
import { expect, test, waitForCode } from '../../fixtures/console-test.ts';
import { endedCall } from '../../fixtures/ended-call.ts';
import { newAgent, newDepartment } from '../../fixtures/new-agent.ts';
import { pressKey } from '../../fixtures/press-key.ts';
import { chatModel, openaiClient } from '../../fixtures/sdk-clients.ts';

const messages = [{ role: 'user', content: 'Hello' }] as const;
const longAnswer = { simulation: { output_tokens: 200 } };
const steps = ['identify', 'permit', 'prepare', 'price', 'admit', 'execute', 'settle', 'record'];

test('a call is on the page without a reload, and so is its end', async ({ page, signInAs }) => {
  const departmentId = await newDepartment('live');
  const agent = await newAgent('live', { departmentId });
  const client = openaiClient(agent.apiKey);
  await signInAs('operator');
  await page.goto(`/calls?department=${departmentId}`);
  await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: agent.slug });

  const answered = client.chat.completions.create({
    model: chatModel,
    messages: [...messages],
    ...longAnswer,
  });
  await expect(row).toBeVisible();

  const { usage } = await answered;
  await expect(row).toContainText('settled');
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

async function makeCall(apiKey: string, outputTokens: number): Promise<void> {
  await openaiClient(apiKey).chat.completions.create({
    model: chatModel,
    messages: [...messages],
    max_completion_tokens: outputTokens,
  });
}

test('filter by two fields, order, open a call: the address holds it all, and back leads back', async ({
  page,
  signInAs,
}) => {
  const departmentId = await newDepartment('filtered');
  const [wanted, other] = [await newAgent('wanted', { departmentId }), await newAgent('other', { departmentId })];
  await makeCall(wanted.apiKey, 5);
  await makeCall(wanted.apiKey, 9);
  await makeCall(other.apiKey, 5);
  const refused = openaiClient(wanted.apiKey).chat.completions.create({
    model: 'no-such-model',
    messages: [...messages],
  });
  await expect(refused).rejects.toMatchObject({ status: 404 });
  await signInAs('auditor');
  await page.goto(`/calls?department=${departmentId}`);
  const rows = page.getByRole('grid', { name: 'Calls' }).locator('tr[data-id]');
  await expect(rows).toHaveCount(4);

  const box = page.getByRole('combobox', { name: 'Filter calls' });
  const pick = async (field: string, value: string) => {
    await box.fill(field);
    await page.getByRole('option', { name: field, exact: true }).click();
    await page.getByRole('option', { name: 'is any of' }).click();
    await box.fill(value);
    await page.getByRole('option', { name: value }).click();
    await page.keyboard.press('Escape');
  };
  await pick('agent', wanted.slug);
  await expect(page).toHaveURL(new RegExp(`filters=agent:any_of:${wanted.id}`));
  await expect(rows).toHaveCount(3);
  await pick('state', 'settled');
  await expect(rows).toHaveCount(2);
  await page.goBack();
  await expect(rows).toHaveCount(3);
  await page.goForward();
  await expect(rows).toHaveCount(2);

  await page.getByRole('columnheader', { name: /^In \/ out/ }).click();
  await expect(page).toHaveURL(/calls\.sort=-?tokens/);
  const tokens = () => rows.locator('td[data-column="tokens"]').allInnerTexts();
  const ordered = page.locator('th[aria-sort="ascending"], th[aria-sort="descending"]').filter({ hasText: 'In / out' });
  const isRising = (await ordered.getAttribute('aria-sort')) === 'ascending';
  const outputs = async () => (await tokens()).map((cell) => Number(/(\d+)\D*$/.exec(cell)?.[1]));
  const isOrdered = ([first = 0, last = 0]: readonly number[]) => (isRising ? first <= last : first >= last);
  await expect.poll(async () => isOrdered(await outputs())).toBe(true);
  const inOrder = await tokens();
  await rows.first().click();
  await expect(page).toHaveURL(/peek=call_/);
  const peek = page.getByRole('complementary', { name: /^Call call_/ });
  await expect(peek.getByText('identify')).toBeVisible();
  const address = page.url();

  await page.reload();
  expect(page.url()).toBe(address);
  await expect(rows).toHaveCount(2);
  await expect.poll(tokens).toEqual(inOrder);
  await expect(peek.getByText('identify')).toBeVisible();

  const twin = waitForCode(await page.context().newPage());
  await twin.goto(address);
  await expect(twin.locator('tr[data-id]')).toHaveCount(2);
  await expect.poll(() => twin.locator('td[data-column="tokens"]').allInnerTexts()).toEqual(inOrder);
  await twin.close();

  await page.goBack();
  await expect(peek).toHaveCount(0);
  await expect(rows).toHaveCount(2);
});

test('back from a call that was reloaded, and back again past the filter: the rows are those of the address', async ({
  page,
  signInAs,
}) => {
  const departmentId = await newDepartment('past');
  const [wanted, other] = [await newAgent('wanted', { departmentId }), await newAgent('other', { departmentId })];
  await makeCall(wanted.apiKey, 5);
  await makeCall(wanted.apiKey, 7);
  await makeCall(other.apiKey, 5);
  await signInAs('auditor');
  await page.goto(`/calls?department=${departmentId}`);
  const rows = page.getByRole('grid', { name: 'Calls' }).locator('tr[data-id]');
  const others = rows.filter({ hasText: other.slug });
  await expect(others).toHaveCount(1);
  const agents = async () => [...new Set(await rows.locator('td[data-column="agent"]').allInnerTexts())];

  await rows.filter({ hasText: wanted.slug }).first().focus();
  await pressKey(page, 'o');
  await expect(page).toHaveURL(new RegExp(`filters=agent:any_of:${wanted.id}`));
  await expect(rows).toHaveCount(2);
  const filtered = page.url();
  await rows.first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/peek=call_/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/calls\/call_/);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('call_');

  await page.goBack();
  await expect(page).toHaveURL(/peek=call_/);
  await expect(rows).toHaveCount(2);
  await page.goBack();
  await expect(page).toHaveURL(filtered);
  await expect(rows).toHaveCount(2);
  expect(await agents()).toHaveLength(1);
  await page.reload();
  await expect(rows).toHaveCount(2);
  await page.goBack();
  await expect(page).not.toHaveURL(/filters=/);
  await expect(others).toHaveCount(1);
  await page.goForward();
  await expect(page).toHaveURL(filtered);
  await expect(others).toHaveCount(0);
  await expect(rows).toHaveCount(2);
});

test('a list is exported as it is filtered', async ({ page, signInAs }) => {
  const [wanted, other] = [await newAgent('exported'), await newAgent('other')];
  await makeCall(wanted.apiKey, 5);
  await makeCall(other.apiKey, 5);
  await signInAs('finance');
  await page.goto(`/calls?filters=agent:any_of:${wanted.id}`);
  await expect(page.locator('tr[data-id]')).toHaveCount(1);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Export/ }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text.split('\r\n')).toHaveLength(3);
  expect(text).toContain(wanted.slug);
  expect(text).not.toContain(other.slug);
});

test('a denied call says which rule stopped it', async ({ page, signInAs }) => {
  const agent = await newAgent('denied', { allowedModels: ['sim-embed-small'] });
  const refused = openaiClient(agent.apiKey).chat.completions.create({ model: chatModel, messages: [...messages] });
  await expect(refused).rejects.toMatchObject({ status: 403 });
  await signInAs('operator');
  await page.goto('/calls?filters=state:any_of:denied');
  const row = page.getByRole('row').filter({ hasText: agent.slug });
  await row.click();
  const peek = page.getByRole('complementary', { name: /^Call call_/ });
  await expect(peek.getByText('policy_denied')).toBeVisible();
  await row.press('Enter');
  await expect(page).toHaveURL(/\/calls\/call_/);
  await expect(page.getByText('policy_denied').first()).toBeVisible();
  await expect(page.getByText('not reached').first()).toBeVisible();
});
