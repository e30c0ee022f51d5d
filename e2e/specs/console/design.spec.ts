import { expect, test } from '../../fixtures/console-test.ts';
import { findBreachesInBothThemes } from '../../fixtures/find-breaches.ts';
import { pressKey } from '../../fixtures/press-key.ts';
import { stage } from '../../fixtures/stage.ts';

test('the component sheet needs no sign-in and axe finds nothing on it, light or dark', async ({ page }) => {
  await page.goto('/design');
  await expect(page.getByRole('heading', { name: 'Component sheet' })).toBeVisible();
  await expect(page.getByText('every value on this page is made up')).toBeVisible();
  await expect(page.getByRole('application', { name: /^Spend today/ }).locator('.recharts-surface')).toBeVisible();
  expect(await findBreachesInBothThemes(page, 'every rule')).toEqual([]);
});

test('a reason opens by w and gives the focus back', async ({ page }) => {
  await page.goto('/design');
  const trigger = page.getByRole('button', { name: 'position 7 of 23' });
  await trigger.focus();
  await pressKey(page, 'w');
  await expect(page.getByRole('dialog', { name: 'Why position 7' })).toContainText('dec_01kaf3qd');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(trigger).toBeFocused();
});

test('the focus on a figure shows its last digit', async ({ page }) => {
  await page.goto('/design');
  await page.getByText('$0.00108', { exact: true }).first().focus();
  await expect(page.getByRole('tooltip')).toHaveText('$0.001083250');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tooltip')).toHaveCount(0);
});

test('a megabyte of JSON opens whole, is walked by keys and keeps few lines in the page', async ({ page }) => {
  await page.goto('/design');
  const tree = page.getByRole('tree', { name: 'a value of 1 MB' });
  const frame = tree.locator('xpath=..');
  await frame.getByRole('button', { name: 'Open all' }).click();
  await tree.focus();
  await page.keyboard.press('End');
  const last = tree.getByRole('treeitem', { name: '7: 0.31' }).last();
  await expect(last).toBeVisible();
  await expect(tree).toHaveAttribute('aria-activedescendant', (await last.getAttribute('id')) ?? '');
  expect(await tree.getByRole('treeitem').count()).toBeLessThan(100);
  await frame.getByRole('searchbox').fill('fell back');
  await expect(frame.locator('output').first()).toHaveText('80 found');
  await frame.getByRole('searchbox').press('Enter');
  await expect(frame.locator('output').first()).toHaveText('1 of 80');
});

test('a message of 200 kB is folded, then whole, with nothing fetched from elsewhere', async ({ page }) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(stage().consoleUrl)) elsewhere.push(request.url());
  });
  await page.goto('/design');
  await page.getByRole('button', { name: /^Show all \d+ kB$/ }).click();
  await expect(page.getByText('Paragraph 240.')).toBeAttached();
  await expect(page.getByRole('link', { name: 'image: scan of the slip' })).toHaveAttribute('rel', /noreferrer/);
  await expect(page.getByText('<b>HTML stays text</b>')).toBeVisible();
  expect(elsewhere).toEqual([]);
});

test('a range is selected by keys, by drag and by two fields', async ({ page }) => {
  await page.goto('/design');
  const chart = page.getByRole('application', { name: /^Calls, per minute/ }).first();
  await expect(chart.locator('.recharts-surface')).toBeVisible();
  await chart.focus();
  for (const key of ['ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter']) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Range…' }).click();
  const [from, to] = [page.getByLabel('From', { exact: true }), page.getByLabel('to', { exact: true })];
  const minutes = async () => (Date.parse(await to.inputValue()) - Date.parse(await from.inputValue())) / 60_000;
  expect(await minutes()).toBe(3);
  const box = await chart.boundingBox();
  if (!box) throw new Error('The chart has no box.');
  await page.mouse.move(box.x + box.width / 4, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 40, { steps: 4 });
  await page.mouse.up();
  await expect.poll(minutes).toBeGreaterThan(5);
  await to.fill((await from.inputValue()).slice(0, 14).concat('59'));
  await page.getByRole('button', { name: 'Show this range' }).click();
  await page.getByRole('button', { name: 'Whole range' }).click();
  await expect(page.getByRole('button', { name: 'Whole range' })).toHaveCount(0);
});
