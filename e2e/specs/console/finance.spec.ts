import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/console-test.ts';
import { endedCall } from '../../fixtures/ended-call.ts';
import { findBreaches, findBreachesInBothThemes } from '../../fixtures/find-breaches.ts';
import { adminApi } from '../../fixtures/kernel-api.ts';
import { newAgent } from '../../fixtures/new-agent.ts';
import { pressKey } from '../../fixtures/press-key.ts';
import { chatModel, openaiClient } from '../../fixtures/sdk-clients.ts';
import { awaitSteadyDay } from '../../fixtures/steady-day.ts';

const thisMonth = () => new Date().toISOString().slice(0, 7);
const monthBefore = () => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1)).toISOString().slice(0, 7);
};

/** Nano-USD of an amount as its tip has it: `$0.000412500, simulated`. */
function nanoUsdOf(tip: string | null): bigint {
  const digits = /\$([\d,]+)\.(\d{9})/.exec(tip ?? '');
  if (!digits) throw new Error(`“${tip}” holds no exact amount.`);
  return BigInt(`${digits[1]?.replaceAll(',', '')}${digits[2]}`);
}

async function agentWithCalls(prompts: readonly string[]) {
  const agent = await newAgent('spender');
  for (const content of prompts) {
    const { response } = await openaiClient(agent.apiKey)
      .chat.completions.create({
        model: chatModel,
        messages: [{ role: 'user', content }],
        max_completion_tokens: content.length,
      })
      .withResponse();
    await endedCall(response.headers.get('x-agent-call') ?? '');
  }
  return agent;
}

/** A budget of the month that everything is beyond, over the organisation or an agent; it only notifies. */
async function monthBudget(scopeKind: 'organisation' | 'agent', scopeId: string | null): Promise<string> {
  const { id } = await adminApi().budgets.create.mutate({
    scopeKind,
    scopeId,
    period: 'month',
    unit: 'usd',
    capAmount: '1000',
    action: 'notify',
  });
  return id;
}

const owners = (page: Page) => page.getByRole('table', { name: 'Spend by agent' });
const ownerRow = (page: Page, slug: string) => owners(page).getByRole('row', { name: new RegExp(`^${slug}`) });

/** A table shows the ten that spent most; a spec's own agent may not be among them. */
async function showAllOwners(page: Page): Promise<void> {
  await expect(owners(page)).toBeVisible();
  const more = page.getByRole('button', { name: /^Show all \d+ agents$/ });
  if (await more.isVisible()) await more.click();
}

test('finance starts with the month; its figures are the ledger’s to the nano-USD', async ({ page, signInAs }) => {
  await awaitSteadyDay();
  const agent = await agentWithCalls(['What is the weather?', 'Say yes.']);
  const api = adminApi();
  await signInAs('finance');
  await page.goto('/');
  await expect(page).toHaveURL(/\/finance$/);
  await page.goto('/finance?by=agent');
  const calls = await api.calls.list.query({ agentId: agent.id });
  const spent = calls.items.reduce((sum, { costNanoUsd }) => sum + BigInt(costNanoUsd ?? 0), 0n);
  await showAllOwners(page);
  const shown = await ownerRow(page, agent.slug)
    .locator('td')
    .nth(2)
    .locator('[data-exact]')
    .getAttribute('data-exact');
  expect(nanoUsdOf(shown)).toBe(spent);
  expect(spent).toBeGreaterThan(0n);
  // Other specs spend meanwhile: what the page says lies between what is asked before and after it.
  const before = await api.finance.month.query({ month: thisMonth() });
  await page.reload();
  const head = page.getByRole('definition').first();
  const onPage = nanoUsdOf(await head.locator('[data-exact]').getAttribute('data-exact'));
  const checks = await api.finance.closeChecks.query({ month: thisMonth() });
  expect(onPage >= BigInt(before.actualNanoUsd)).toBe(true);
  expect(onPage <= BigInt(checks.transferredNanoUsd)).toBe(true);
  expect(new Set([checks.settledNanoUsd, checks.spentNanoUsd, checks.transferredNanoUsd]).size).toBe(1);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export FOCUS…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();
  expect((await download).suggestedFilename()).toBe(`focus-1.2-${thisMonth()}.csv`);
  expect(await findBreachesInBothThemes(page)).toEqual([]);
});

test('from over budget to the agent, its calls and the prompt in four clicks', async ({ page, signInAs }) => {
  await awaitSteadyDay();
  const prompt = `Write a very long report. ${'All of it. '.repeat(40)}`;
  const agent = await agentWithCalls(['Short.', prompt, 'Short again.']);
  const budgets = [await monthBudget('organisation', null), await monthBudget('agent', agent.id)] as const;
  try {
    await signInAs('finance');
    await page.goto('/finance');
    await page.getByRole('button', { name: /^over budget by/ }).click();
    await expect(page).toHaveURL(/by=agent/);
    await page.getByRole('table', { name: 'Spend by agent' }).getByRole('link', { name: agent.slug }).click();
    await expect(page).toHaveURL(/calls\.sort=-cost/);
    await page.locator('main .grid-line[data-id]').first().click();
    const panel = page.getByRole('complementary');
    await panel.getByRole('tab', { name: /^Messages/ }).click();
    await expect(panel.getByText('Write a very long report.').first()).toBeVisible();

    // Finance lets it go on: more than the cap, for a time, with a reason.
    await page.goto(`/budgets?peek=${budgets[1]}`);
    await page.getByRole('complementary').getByRole('button', { name: 'Raise…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('By').fill('25');
    await dialog.getByLabel('Reason').fill('The report was asked for by the board.');
    await dialog.getByRole('button', { name: 'Raise budget' }).click();
    await expect(dialog).toHaveCount(0);
    await page.goto('/finance?by=agent');
    await showAllOwners(page);
    const cap = ownerRow(page, agent.slug).locator('td').nth(1).locator('[data-exact]');
    await expect(cap).toHaveAttribute('data-exact', '$25.000001000');
  } finally {
    for (const budgetId of budgets) {
      await adminApi().budgets.archive.mutate({ budgetId, archived: true, reason: 'The test is over' });
    }
  }
});

test('a month is closed with a reason and opened again; keys step through months and groups', async ({
  page,
  signInAs,
}) => {
  await awaitSteadyDay();
  await signInAs('finance');
  await page.goto('/finance');
  await pressKey(page, '[');
  await expect(page).toHaveURL(new RegExp(`month=${monthBefore()}`));
  await pressKey(page, '3');
  await expect(page).toHaveURL(/by=model/);
  await page.getByRole('tab', { name: 'Close' }).click();
  const checks = page.getByRole('region', { name: 'Checks' });
  await expect(checks).toContainText('Calls, sums and ledger agree');
  await page.goto(`/finance?tab=close&month=${monthBefore()}`);
  const api = adminApi();
  const known = (await api.finance.months.query()).find(({ month }) => month === monthBefore());
  if (known?.state !== 'closed') {
    await api.finance.closeMonth.mutate({ month: monthBefore(), reason: 'So that it is in the list' });
  }
  await page.reload();
  const books = page.getByRole('table', { name: 'Months and their books' });
  for (const [verb, state] of [
    ['Reopen', 'open'],
    ['Close', 'closed'],
    ['Reopen', 'open'],
  ] as const) {
    const line = books.getByRole('row').filter({ has: page.locator('[aria-current=true]') });
    await line.getByRole('button', { name: new RegExp(`^${verb} `) }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: new RegExp(`^${verb} `) }).click();
    await expect(dialog).toContainText('Say why, for whoever asks later.');
    await dialog.getByLabel('Reason').fill(`${verb} it for a test`);
    await dialog.getByRole('button', { name: new RegExp(`^${verb} `) }).click();
    await expect(dialog).toHaveCount(0);
    await expect(line).toContainText(state);
    await expect(line).toContainText(`${verb} it for a test`);
  }
});

test('a month without spend says so, and every tab stands on a phone', async ({ page, signInAs }) => {
  await signInAs('finance');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/finance?month=2021-03');
  await expect(page.getByText('No spend in March 2021.').first()).toBeVisible();
  for (const tab of ['month', 'allocation', 'unit', 'close']) {
    await page.goto(`/finance?tab=${tab}`);
    await expect(page.getByRole('tab', { selected: true })).toBeVisible();
    await expect(page.locator('.skeleton')).toHaveCount(0);
    const overflow = await page.getByRole('main').evaluate((main) => main.scrollWidth - main.clientWidth);
    expect(overflow).toBe(0);
    expect(await findBreaches(page)).toEqual([]);
  }
});

test('any days, beside those before, drill to their calls; a view keeps them, and back returns to what was there', async ({
  page,
  signInAs,
}) => {
  const agent = await agentWithCalls(['What did the quarter cost?']);
  const today = new Date().toISOString().slice(0, 10);
  await signInAs('finance');
  await page.goto('/finance?by=agent');
  await page.getByLabel('Period').selectOption('Last 7 days');
  await expect(page).toHaveURL(/period=7d/);
  const days = page.getByRole('form', { name: 'Days' });
  await expect(days).toContainText('7 days of UTC; compared with the 7 before.');
  await days.getByLabel('From').fill(today);
  await days.getByRole('button', { name: 'Show these days' }).click();
  await expect(page).toHaveURL(new RegExp(`from=${today}&to=${today}`));
  await expect(days).toContainText('1 day of UTC');

  const name = `Today of ${agent.slug}`;
  await page.getByRole('button', { name: /^Views/ }).click();
  await page.getByRole('menuitem', { name: 'Save as a new view…' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Save view' }).click();
  await expect(page.getByRole('button', { name: `Views: ${name}` })).toBeVisible();

  const table = page.getByRole('table', { name: 'Spend by agent' });
  const more = page.getByRole('button', { name: /^Show (all|the) .*agents$/ });
  await expect(table).toBeVisible();
  if (await more.isVisible()) await more.click();
  await table.getByRole('link', { name: agent.slug }).click();
  await expect(page).toHaveURL(/\/calls\?filters=agent/);
  await expect(page.locator('main .grid-line[data-id]')).toHaveCount(1);
  await page.goBack();
  await expect(days).toContainText('1 day of UTC');
  await page.getByLabel('Period').selectOption('By month');
  await expect(page.getByText('Forecast, month end')).toBeVisible();
  await page.goBack();
  await expect(days).toContainText('1 day of UTC');

  await page.goto('/finance?tab=close');
  await page.getByRole('button', { name: /^Views/ }).click();
  await page.getByRole('menuitem', { name }).click();
  await expect(days.getByLabel('From')).toHaveValue(today);
  await expect(page.getByRole('tab', { name: 'Days' })).toHaveAttribute('aria-selected', 'true');
  expect(await findBreaches(page)).toEqual([]);
});
