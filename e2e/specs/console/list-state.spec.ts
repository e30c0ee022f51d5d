import type { Page } from '@playwright/test';
import { expect, signIn, test, waitForCode } from '../../fixtures/console-test.ts';
import { newAgent, uniqueSlug } from '../../fixtures/new-agent.ts';
import { pressKey } from '../../fixtures/press-key.ts';
import { userWithRole } from '../../fixtures/stage.ts';

const address = (page: Page) => decodeURIComponent(page.url());
const box = (page: Page) => page.getByRole('combobox', { name: /^Filter/ });

test('a filter is built, edited and removed by keyboard alone, and the back button undoes it', async ({
  page,
  signInAs,
}) => {
  const agent = await newAgent('filtered');
  await signInAs('viewer');
  await page.goto('/agents');
  const rows = page.getByRole('grid').locator('.grid-line');
  await expect(box(page)).toBeVisible();
  await expect(rows.nth(1)).toBeVisible();
  await pressKey(page, 'f');
  await expect(box(page)).toBeFocused();
  await page.keyboard.type('name');
  await page.getByRole('option', { name: 'name', exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'contains' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type(agent.slug, { delay: 30 });
  await page.keyboard.press('Enter');
  await expect.poll(() => address(page)).toContain(`filters=name:contains:${agent.slug}`);
  await expect(rows).toHaveCount(1);

  await page.goBack();
  await expect.poll(() => address(page)).not.toContain('filters');
  await page.goForward();
  await expect(rows).toHaveCount(1);

  await box(page).focus();
  await page.keyboard.press('ArrowRight');
  const chip = page.getByRole('button', { name: /^name contains .* Enter edits/ });
  await expect(chip).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(box(page)).toHaveValue(agent.slug);
  await page.keyboard.press('Escape');
  await box(page).fill('');
  await page.keyboard.press('ArrowRight');
  await expect(chip).toBeFocused();
  await page.keyboard.press('Delete');
  await expect.poll(() => address(page)).not.toContain('filters');
  await expect(box(page)).toBeFocused();
});

test('what an address asks for and a list does not know is left out and named', async ({ page, signInAs }) => {
  await signInAs('viewer');
  await page.goto('/agents?filters=colour:any_of:red;state:any_of:active');
  const notice = page.getByRole('status').filter({ hasText: 'Left out of the filter' });
  await expect(notice).toContainText('colour (no such field)');
  await expect(page.getByRole('button', { name: /^state is any of active/ })).toBeVisible();
  await page.getByRole('button', { name: 'Take out of the address' }).click();
  await expect.poll(() => address(page)).toContain('filters=state:any_of:active');
  await expect(notice).toHaveCount(0);
});

test('the docked panel follows the keys, keeps its width and gives the focus back', async ({ page, signInAs }) => {
  const name = uniqueSlug('peek');
  const [first, second] = [await newAgent(name), await newAgent(name)].toSorted((one, other) =>
    one.slug.localeCompare(other.slug, 'en'),
  );
  await signInAs('viewer');
  await page.goto(`/agents?filters=name:contains:${name}&agents.sort=agent`);
  const line = (agent: typeof first) => page.locator(`.grid-line[data-id="${agent?.id}"]`);
  const panel = page.getByRole('complementary').filter({ has: page.getByRole('button', { name: 'Close' }) });
  await line(first).focus();
  await page.keyboard.press('Enter');
  await expect(panel).toBeVisible();
  await expect.poll(() => address(page)).toContain(`peek=${first?.id}`);
  await page.keyboard.press('j');
  await expect.poll(() => address(page)).not.toContain(`peek=${first?.id}`);
  await page.keyboard.press('k');
  await expect.poll(() => address(page)).toContain(`peek=${first?.id}`);
  await expect(line(second)).toBeVisible();

  const separator = page.getByRole('separator', { name: 'Width of the panel' });
  await separator.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(separator).toHaveAttribute('aria-valuenow', '448');
  await page.reload();
  await expect(separator).toHaveAttribute('aria-valuenow', '448');

  await line(first).focus();
  await panel.getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(line(first)).toBeFocused();
  await page.goBack();
  await expect(panel).toBeVisible();
});

test('keys that are faster than the panel are all followed', async ({ page, signInAs }) => {
  const prefix = uniqueSlug('fast');
  for (let row = 0; row < 3; row += 1) await newAgent(prefix);
  await signInAs('viewer');
  await page.goto(`/agents?filters=name:contains:${prefix}&agents.sort=agent`);
  const rows = page.locator('main .grid-line[data-id]');
  const panel = page.getByRole('main').getByRole('complementary');
  await expect(rows.nth(2)).toBeVisible();
  const ids = await rows.evaluateAll((lines) => lines.map((line) => line.dataset['id'] ?? ''));
  const expectAt = async (index: number) => {
    await expect.poll(() => address(page)).toContain(`peek=${ids[index]}`);
    await expect(panel.getByRole('link', { name: 'Open full page' })).toBeVisible();
    const name = await rows
      .nth(index)
      .getByText(new RegExp(`^${prefix}-`))
      .first()
      .innerText();
    await expect(panel).toHaveAttribute('aria-label', `Agent ${name}`);
  };
  await rows.first().focus();
  await page.keyboard.press('Enter');
  await expectAt(0);
  const pressAtOnce = (...keys: string[]) => Promise.all(keys.map((key) => page.keyboard.press(key)));

  await pressAtOnce('j', 'k', 'j');
  await expectAt(1);
  await expect(rows.nth(1)).toBeFocused();
  await pressAtOnce('j', 'k');
  await expectAt(1);
  await expect(rows.nth(1)).toBeFocused();

  // What the keys asked for is over: the panel's own buttons take the rows along, and the keys go on from there.
  await panel.getByRole('button', { name: 'Next' }).click();
  await expectAt(2);
  await page.keyboard.press('k');
  await expectAt(1);
});

test('a range shifts by key, and a copied link keeps its moments', async ({ page, signInAs, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs('viewer');
  await page.goto('/calls?range=24h&zone=Asia/Kathmandu');
  await expect(page.getByRole('contentinfo')).toContainText('UTC+05:45');
  await pressKey(page, 'y');
  await expect(page.getByText(/^Link copied, for /).first()).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/range=\d{4}-\d\d-\d\dT\d\d:\d\dZ\.\.\d{4}-\d\d-\d\dT\d\d:\d\dZ/);
  await pressKey(page, '[');
  await expect.poll(() => address(page)).toMatch(/range=\d{4}.*Z\.\.\d{4}.*Z/);
  await page.keyboard.press(']');
  await expect.poll(() => address(page)).toContain('range=24h');
  await page.goto(link);
  await expect(page.getByRole('button', { name: 'Another range' })).toContainText(' to ');
});

test('a shared view is there for a colleague, and says when the address has left it', async ({
  page,
  signInAs,
  browser,
  baseURL,
}) => {
  const name = uniqueSlug('Failures');
  await signInAs('operator');
  await page.goto('/calls?filters=state:any_of:failed&range=7d');
  const views = page.getByRole('button', { name: /^Views/ });
  await views.click();
  await page.getByRole('menuitem', { name: 'Save as a new view…' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.getByRole('dialog').getByLabel('Share with the organisation').check();
  await page.getByRole('button', { name: 'Save view' }).click();
  await expect(views).toHaveAccessibleName(`Views: ${name}`);
  await page.getByRole('button', { name: '1 h', exact: true }).click();
  await expect(views).toHaveAccessibleName(`Views: ${name} (changed)`);

  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const other = waitForCode(await context.newPage());
  await signIn(other, userWithRole('viewer'));
  await other.goto('/calls');
  await other.getByRole('button', { name: /^Views/ }).click();
  await other.getByRole('menuitem', { name: new RegExp(name) }).click();
  await expect.poll(() => address(other)).toContain('filters=state:any_of:failed&range=7d');
  await other.getByRole('button', { name: /^Views/ }).click();
  await expect(other.getByRole('menuitem', { name: /^Delete/ })).toHaveCount(0);
  await context.close();

  await views.click();
  await page.getByRole('menuitem', { name: /^Delete/ }).click();
  await expect(page.getByText(`${name} is deleted.`).first()).toBeVisible();
});
