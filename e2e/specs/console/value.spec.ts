import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/console-test.ts';
import { findBreachesInBothThemes } from '../../fixtures/find-breaches.ts';
import { adminApi } from '../../fixtures/kernel-api.ts';
import { newAgent, uniqueSlug, type NewAgent } from '../../fixtures/new-agent.ts';
import { stage } from '../../fixtures/stage.ts';

interface DoneTask {
  readonly id: string;
  readonly title: string;
}

const month = () => {
  const now = new Date();
  const day = (index: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + index, 1 - index));
  return { from: day(0).toISOString().slice(0, 10), to: day(1).toISOString().slice(0, 10) };
};

async function post(agent: NewAgent, path: string, body: object): Promise<unknown> {
  const response = await fetch(`${stage().kernelUrl}/v1/tasks${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${agent.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.ok, `${path}: ${response.status}`).toBe(true);
  return response.json();
}

/** A task that its agent has done by the API; people worked two minutes on it, when it says so. */
async function doneTask(agent: NewAgent, kind: string): Promise<DoneTask> {
  const title = uniqueSlug('ticket');
  await post(agent, '', { title, input: {}, agent: agent.slug, kind });
  const { task } = (await post(agent, '/claim', { instance: 'e2e-1' })) as {
    readonly task: { readonly id: string; readonly attempt: number };
  };
  await post(agent, `/${task.id}/complete`, { attempt: task.attempt, result: { ok: true } });
  return { id: task.id, title };
}

const lineOf = (page: Page, name: string) =>
  page.getByRole('table', { name: /^Return by/ }).getByRole('row', { name: new RegExp(`^${name}`) });

test('a rule from a template gives accepted outcomes their value, and the return is the API’s', async ({
  page,
  signInAs,
}) => {
  const kind = uniqueSlug('ticket');
  const agent = await newAgent('resolver');
  await signInAs('finance');
  await page.goto('/finance?tab=value&currency=USD&spend=real&per=kind');
  await page.getByRole('button', { name: 'New rule…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Begin from').selectOption('customer_experience');
  await expect(dialog).toContainText('Accepted resolutions on which no person worked');
  await dialog.getByLabel('Kind of task').fill(kind);
  await dialog.getByLabel('An hour of people’s time costs').fill('60');
  await dialog.getByLabel('Reason').fill('What the desk pays for a ticket');
  await dialog.getByRole('button', { name: 'Set rule' }).click();
  const worth = dialog.getByLabel('What does a resolution by a person cost?');
  await expect(worth).toBeFocused();
  await expect(dialog).toContainText('Give an amount such as');
  await worth.fill('6.50');
  await worth.press('Enter');
  await expect(dialog).toHaveCount(0);
  const rule = page.getByRole('table', { name: 'Rules of value' }).getByRole('row', { name: new RegExp(`^${kind}`) });
  await expect(rule).toContainText('$6.50 a resolution that no person handled');

  const [one, other] = [await doneTask(agent, kind), await doneTask(agent, kind)];
  for (const { id } of [one, other]) {
    await post(agent, `/${id}/outcomes`, { outcome: 'reported', units: 1, human_seconds: 0 });
  }
  await page.goto(`/finance?tab=value&currency=USD&spend=real&per=kind&of=${kind}`);
  const grid = page.getByRole('grid', { name: 'Waiting outcomes' });
  const accept = async (title: string) => {
    await grid.getByRole('row').filter({ hasText: title }).focus();
    await page.keyboard.press('x');
    await page.keyboard.press('a');
    await expect(dialog).toContainText('Accept 1 outcome');
    await dialog.getByLabel('Reason').fill('The customer agrees');
    await dialog.getByLabel('The review of each took').fill('3');
    await dialog.getByLabel('The review of each took').press('Enter');
    await expect(dialog).toHaveCount(0);
  };
  await accept(one.title);
  await expect(grid.getByRole('row').filter({ hasText: one.title })).toHaveCount(0);
  await page.keyboard.press('u');
  await expect(grid.getByRole('row').filter({ hasText: one.title })).toBeVisible();
  await accept(one.title);
  await expect(lineOf(page, kind)).toContainText('1 of 1');

  // One rejected and one accepted, twice reviewed: 6.50 for nine minutes of a person at 60.00 an hour.
  await adminApi().value.decide.mutate({
    taskIds: [other.id],
    decision: 'reject',
    reason: 'Reopened',
    humanSeconds: 180,
  });
  await page.reload();
  await expect(lineOf(page, kind)).toContainText('1 of 2');
  const { figure } = await adminApi().value.kind.query({ ...month(), kind, spend: 'real' });
  expect(figure).toMatchObject({ accepted: 1, rejected: 1, realisedNanoUsd: '6500000000', humanSeconds: 540 });
  expect(figure.roi).not.toBeNull();
  const roi = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    Math.abs((figure.roi ?? 0) * 100),
  );
  await expect(lineOf(page, kind)).toContainText(`${(figure.roi ?? 0) < 0 ? '−' : '+'}${roi} %`);
  await expect(lineOf(page, kind).locator('td').nth(3).locator('[data-exact]')).toHaveAttribute(
    'data-exact',
    `$${(Number(figure.costNanoUsd) / 1e9).toFixed(9)}`,
  );
  expect(await findBreachesInBothThemes(page)).toEqual([]);

  await page.goto(`/tasks?peek=${one.id}`);
  const outcome = page.getByRole('complementary').getByRole('region', { name: 'Outcome' });
  await expect(outcome).toContainText('accepted');
  await expect(outcome).toContainText('The customer agrees');
  await expect(outcome.getByText('$6.50').first()).toBeVisible();
});

test('a file is shown with what is wrong in which line, and recorded when nothing is', async ({ page, signInAs }) => {
  const kind = uniqueSlug('lead');
  const task = await doneTask(await newAgent('caller'), kind);
  await signInAs('finance');
  await page.goto('/finance?tab=value&currency=USD&spend=real&per=kind');
  await page.getByRole('button', { name: 'Import CSV…' }).click();
  const dialog = page.getByRole('dialog');
  const rows = (decision: string) => `task_id,decision,reference,value_usd\n${task.id},${decision},${kind},12.50\n`;
  await dialog.getByLabel('Rows').fill(rows('agreed'));
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await expect(dialog.getByRole('table')).toContainText('Use reported, accepted or rejected, not “agreed”.');
  await expect(dialog.getByRole('button', { name: 'Record' })).toBeDisabled();
  await dialog.getByLabel('Rows').fill(rows('accepted'));
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await dialog.getByRole('button', { name: 'Record 1 outcome' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(lineOf(page, kind)).toContainText('$12.50');
});

test('finance enters a dated rate and a month is shown at it, with USD a key away', async ({ page, signInAs }) => {
  const { from } = month();
  await signInAs('finance');
  try {
    await page.goto('/settings/currency');
    await page.getByLabel('Currency', { exact: true }).selectOption('NOK');
    await page.getByLabel('Reason').fill('The group reports in kroner');
    await page.getByRole('button', { name: 'Choose' }).click();
    await expect(page.getByText('The group reports in kroner')).toBeVisible();
    await page.goto('/finance?tab=value&currency=NOK&month=2019-02');
    await expect(page.getByText('In USD: no NOK rate is known for 1 Feb 2019 to 28 Feb 2019.')).toBeVisible();
    await page.getByRole('link', { name: 'Enter a rate' }).click();
    await page.getByRole('button', { name: 'Enter a rate…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('One USD is').fill('10.5');
    await dialog.getByLabel('Valid from').fill(from);
    await dialog.getByLabel('Source').fill('Norges Bank');
    await dialog.getByLabel('Reason').fill('Month end');
    await dialog.getByLabel('Source').press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('table', { name: 'Rates of NOK' })).toContainText('10.5');
    expect(await findBreachesInBothThemes(page)).toEqual([]);
    await page.goto('/finance?tab=allocation');
    await expect(page.getByText(/^Shown in NOK at 10\.5 from 1 /)).toBeVisible();
    await expect(page.getByText(/^NOK; what no department has/)).toBeVisible();
    await page.keyboard.press('c');
    await expect(page).toHaveURL(/currency=USD/);
    await expect(page.getByText(/^USD; what no department has/)).toBeVisible();
  } finally {
    await adminApi().currency.choose.mutate({ currency: null, reason: 'The test is over' });
  }
});
