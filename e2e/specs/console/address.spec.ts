import { expect, test, waitForCode } from '../../fixtures/console-test.ts';
import { endedCall } from '../../fixtures/ended-call.ts';
import { newAgent } from '../../fixtures/new-agent.ts';
import { chatModel, openaiClient } from '../../fixtures/sdk-clients.ts';
import { awaitSteadyDay } from '../../fixtures/steady-day.ts';

const followsWithinMs = 30_000;

async function makeCall(apiKey: string, outputTokens = 5): Promise<string> {
  const { response } = await openaiClient(apiKey)
    .chat.completions.create({
      model: chatModel,
      messages: [{ role: 'user', content: 'Hello' }],
      max_completion_tokens: outputTokens,
    })
    .withResponse();
  return (await endedCall(response.headers.get('x-agent-call') ?? '')).id;
}

test('a link to the calls restores filter, order, range, panel and tab', async ({ page, signInAs }) => {
  const [agent, other] = [await newAgent('linked'), await newAgent('unlinked')];
  const [few, many] = [await makeCall(agent.apiKey, 4), await makeCall(agent.apiKey, 40)];
  await makeCall(other.apiKey);
  await signInAs('owner');
  await page.goto(`/calls?filters=agent:any_of:${agent.id}&calls.sort=tokens&range=15m&peek=${many}&tab=raw`);
  const rows = page.locator('tr[data-id]');
  await expect(rows).toHaveCount(2);
  expect(await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-id')))).toEqual([few, many]);
  await expect(page.getByRole('columnheader', { name: /^In \/ out/ })).toHaveAttribute('aria-sort', 'ascending');
  const range = page.getByRole('group', { name: 'Time range' });
  await expect(range.getByRole('button', { pressed: true })).toHaveText('15 min');
  const panel = page.getByRole('complementary', { name: `Call ${many}` });
  await expect(panel.getByRole('tab', { selected: true })).toHaveText(/^Raw/);
});

test('a link to the agents restores filter, order and panel; to one agent, its tab', async ({ page, signInAs }) => {
  const [one, two] = [await newAgent('linked-a'), await newAgent('linked-b')];
  await signInAs('owner');
  const filters = [one, two].map(({ slug }) => slug.slice(-8));
  await page.goto(`/agents?filters=name:contains:linked-&agents.sort=-name&peek=${one.id}`);
  const slugs = page.locator('tr[data-id] td[data-column="name"]');
  await expect(slugs.filter({ hasText: one.slug })).toHaveCount(1);
  const shown = (await slugs.allInnerTexts()).filter((text) => filters.some((end) => text.includes(end)));
  expect(shown.map((text) => text.includes(two.slug))).toEqual([true, false]);
  await expect(page.getByRole('complementary', { name: `Agent ${one.slug}` })).toBeVisible();
  await page.goto(`/agents/${one.slug}?section=permissions`);
  await expect(page.getByRole('tab', { selected: true })).toHaveText(/^Permissions/);
});

test('the back button undoes one step at a time, and forward does it again', async ({ page, signInAs }) => {
  const agent = await newAgent('stepped');
  const call = await makeCall(agent.apiKey);
  await signInAs('owner');
  await page.goto('/overview');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview');
  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Agents' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Agents');
  await page.locator(`tr[data-id="${agent.id}"]`).click();
  const ofAgent = page.getByRole('complementary', { name: `Agent ${agent.slug}` });
  await ofAgent.getByRole('link', { name: 'Open calls' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Calls');
  const row = page.locator(`tr[data-id="${call}"]`);
  await row.click();
  const ofCall = page.getByRole('complementary', { name: `Call ${call}` });
  await ofCall.getByRole('link', { name: 'Open full page' }).click();
  await expect(page).toHaveURL(new RegExp(`/calls/${call}$`));

  await page.goBack();
  await expect(ofCall).toBeVisible();
  await page.goBack();
  await expect(row).toBeVisible();
  await expect(ofCall).toHaveCount(0);
  await page.goBack();
  await expect(ofAgent).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('grid', { name: 'Agents' })).toBeVisible();
  await expect(ofAgent).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview');
  await page.goForward();
  await page.goForward();
  await expect(ofAgent).toBeVisible();
});

test('two tabs agree on an agent, and figures follow its calls, without a reload', async ({ page, signInAs }) => {
  await awaitSteadyDay();
  const agent = await newAgent('agreed');
  await signInAs('owner');
  await page.goto(`/agents/${agent.slug}`);
  const context = page.context();
  const [twin, list] = [waitForCode(await context.newPage()), waitForCode(await context.newPage())];
  await twin.goto(`/agents/${agent.slug}`);
  await list.goto(`/agents?filters=name:contains:${agent.slug}`);
  const row = list.locator(`tr[data-id="${agent.id}"]`);
  await expect(row).toContainText('ready');

  await makeCall(agent.apiKey);
  await expect(row.locator('[data-column="calls"]')).toHaveText('1', { timeout: followsWithinMs });
  await expect(twin.getByText(/1 call today/)).toBeVisible({ timeout: followsWithinMs });

  await page.getByRole('button', { name: 'Suspend…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('Two tabs are compared.');
  await dialog.getByRole('button', { name: `Suspend ${agent.slug}` }).click();
  await expect(page.getByRole('button', { name: 'Resume…' })).toBeVisible();
  await expect(twin.getByRole('button', { name: 'Resume…' })).toBeVisible({ timeout: followsWithinMs });
  await expect(row).toContainText('suspended', { timeout: followsWithinMs });
});
