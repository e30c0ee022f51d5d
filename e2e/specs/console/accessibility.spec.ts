import type { Page } from '@playwright/test';
import { consolePages, fillRoute } from '../../fixtures/console-pages.ts';
import { expect, test } from '../../fixtures/console-test.ts';
import { endedCall } from '../../fixtures/ended-call.ts';
import { findBreachesInBothThemes, findBreachesInLayer } from '../../fixtures/find-breaches.ts';
import { newAgent } from '../../fixtures/new-agent.ts';
import { expectKeys } from '../../fixtures/press-key.ts';
import { chatModel, openaiClient } from '../../fixtures/sdk-clients.ts';

const inside = consolePages().filter(({ beforeSignIn }) => !beforeSignIn);
// The sheet of components has a test of its own, with all of axe's rules.
const rooms = inside.map(({ route }) => route).filter((route) => !route.includes('[') && route !== '/design');
const details = inside.map(({ route }) => route).filter((route) => route.includes('['));

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}

async function expectNoBreach(page: Page, where: string): Promise<void> {
  expect.soft(await findBreachesInBothThemes(page), where).toEqual([]);
}

/** An agent with one ended call: the ids that pages of one thing are opened with. */
async function makeIds() {
  const agent = await newAgent('axe');
  const { response } = await openaiClient(agent.apiKey)
    .chat.completions.create({
      model: chatModel,
      messages: [{ role: 'user', content: 'Hello' }],
      max_completion_tokens: 5,
    })
    .withResponse();
  const { id } = await endedCall(response.headers.get('x-agent-call') ?? '');
  return { agent: agent.slug, call: id };
}

test('axe finds nothing before sign-in', async ({ page }) => {
  const paths = consolePages()
    .filter(({ beforeSignIn }) => beforeSignIn)
    .map(({ route }) => fillRoute(route, { token: 'none-such-token-there-is' }));
  for (const path of [...paths, '/sign-in?error=limited.40']) {
    await open(page, path);
    await expectNoBreach(page, path);
  }
});

test('axe finds nothing on the page of one thing, in any tab', async ({ page, signInAs }) => {
  test.setTimeout(300_000);
  const ids = await makeIds();
  await signInAs('owner');
  for (const path of details.map((route) => fillRoute(route, ids))) {
    await open(page, path);
    const tabs = page.getByRole('main').getByRole('tab');
    for (let index = 0; index < Math.max(1, await tabs.count()); index += 1) {
      if (index > 0) await tabs.nth(index).click();
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      await expectNoBreach(page, page.url());
    }
  }
});

test('axe finds nothing in any room of the console, beside its docked panels, and in its dialogs', async ({
  page,
  signInAs,
}) => {
  test.setTimeout(600_000);
  const { agent } = await makeIds();
  await signInAs('owner');
  const found = { panels: 0, dialogs: 0 };
  for (const path of rooms) {
    await open(page, path);
    await expectNoBreach(page, path);
    found.panels += await lookIntoPanels(page, path);
    found.dialogs += await lookIntoDialogs(page, path);
  }
  await open(page, `/agents/${agent}`);
  found.dialogs += await lookIntoDialogs(page, `/agents/${agent}`);
  expect(found.panels).toBeGreaterThan(4);
  expect(found.dialogs).toBeGreaterThan(5);
});

test('axe finds nothing where nothing is, in the palette and in the list of keys', async ({ page, signInAs }) => {
  await signInAs('owner');
  for (const path of ['/agents/nobody-of-that-name', '/no-such-page']) {
    await open(page, path);
    await expectNoBreach(page, path);
  }
  await open(page, '/calls');
  await expectKeys(page);
  for (const key of ['Control+k', '.', '?']) {
    await page.keyboard.press(key);
    await expect(layer(page)).toBeVisible();
    await expectNoBreach(page, `after ${key}`);
    await page.keyboard.press('Escape');
    await expect(layer(page)).toHaveCount(0);
  }
});

const layer = (page: Page) => page.getByRole('dialog');

/** Docks what the first row of each list stands for. Gives how many panels there were. */
async function lookIntoPanels(page: Page, where: string): Promise<number> {
  const grids = page.getByRole('main').getByRole('grid');
  const panel = page.getByRole('main').getByRole('complementary');
  let panels = 0;
  for (let index = 0; index < (await grids.count()); index += 1) {
    const rows = grids.nth(index).locator('[data-id]');
    // Nobody waits at the scheduler of a quiet installation.
    if ((await rows.count()) === 0) continue;
    await rows.first().press('Enter');
    if (!(await opens(panel))) continue;
    panels += 1;
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    await expectNoBreach(page, `${where} with a panel`);
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
  }
  return panels;
}

/** Opens each dialog that a button of the page leads to. Gives how many there were. */
async function lookIntoDialogs(page: Page, where: string): Promise<number> {
  const openers = page.getByRole('main').getByRole('button', { name: /…$/, disabled: false });
  let dialogs = 0;
  for (const name of new Set(await openers.allInnerTexts())) {
    await openers.filter({ hasText: name }).first().click();
    if (!(await opens(layer(page)))) continue;
    dialogs += 1;
    expect.soft(await findBreachesInLayer(page, '[role=dialog]'), `${where}, ${name}`).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(layer(page)).toHaveCount(0);
  }
  return dialogs;
}

/** Whether something appears soon; a row may lead elsewhere, a button may open a menu. */
function opens(what: ReturnType<Page['getByRole']>): Promise<boolean> {
  return what.waitFor({ timeout: 5_000 }).then(
    () => true,
    () => false,
  );
}
