import { readFile } from 'node:fs/promises';
import { expect, test } from '../../fixtures/console-test.ts';
import { newAgent, uniqueSlug } from '../../fixtures/new-agent.ts';
import { pressKey } from '../../fixtures/press-key.ts';

test('a list is walked, ordered, selected and opened by keys alone', async ({ page, signInAs }) => {
  const name = uniqueSlug('grid');
  for (let agents = 0; agents < 4; agents += 1) await newAgent(name);
  await signInAs('operator');
  await page.goto(`/agents?filters=name:contains:${name}`);
  const grid = page.getByRole('grid', { name: 'Agents' });
  const rows = grid.locator('tbody').getByRole('row');
  await expect(rows.nth(3)).toBeVisible();

  // The rows say where they stand, and the tab key stops at one of them only.
  const rowCount = Number(await grid.getAttribute('aria-rowcount'));
  expect(rowCount).toBeGreaterThan(3);
  await expect(grid.locator('[tabindex="0"]')).toHaveCount(1);

  await pressKey(page, 'j');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('x');
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+X');
  await expect(grid.locator('tr[aria-selected="true"]')).toHaveCount(2);
  await page.keyboard.press('End');
  await expect(grid.locator('tr:focus')).toHaveAttribute('aria-rowindex', String(rowCount));
  await expect(grid.locator('tr:focus')).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(rows.first()).toBeFocused();

  // Up from the first row are the heads; the order stays in the address.
  await page.keyboard.press('ArrowUp');
  await expect(grid.getByRole('columnheader').and(page.locator(':focus'))).toHaveAttribute('aria-sort', 'none');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/agents\.sort=/);
  await expect(grid.locator('th[aria-sort="ascending"]')).toHaveCount(1);
  const first = await rows.first().innerText();
  await page.keyboard.press(' ');
  await expect(grid.locator('th[aria-sort="descending"]')).toHaveCount(1);
  await expect(rows.first()).not.toHaveText(first);
  await page.reload();
  await expect(grid.locator('th[aria-sort="descending"]')).toHaveCount(1);

  // Enter opens beside the list, the keys change what is open, Enter again leads to its page.
  await pressKey(page, 'j');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/peek=/);
  const opened = new URL(page.url()).searchParams.get('peek');
  await page.keyboard.press('j');
  await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true');
  await expect(rows.nth(1)).toBeFocused();
  await expect.poll(() => new URL(page.url()).searchParams.get('peek')).not.toBe(opened);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/agents\/[^?]+/);
});

test('columns are hidden by keys, and the address and the export keep to it', async ({ page, signInAs }) => {
  const name = uniqueSlug('grid-export');
  for (let agents = 0; agents < 2; agents += 1) await newAgent(name);
  await signInAs('operator');
  await page.goto(`/agents?filters=name:contains:${name}`);
  const grid = page.getByRole('grid', { name: 'Agents' });
  const heads = grid.getByRole('columnheader');
  await expect(heads.nth(1)).toBeVisible();
  const before = await heads.count();
  await page.getByRole('button', { name: 'Columns' }).press('Enter');
  const last = page.getByRole('menuitemcheckbox').last();
  await last.press('Enter');
  await expect(last).not.toBeChecked();
  await page.keyboard.press('Escape');
  await expect(heads).toHaveCount(before - 1);
  await expect(page).toHaveURL(/agents\.hide=/);
  await page.reload();
  await expect(heads).toHaveCount(before - 1);

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Export / }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^agents-\d{4}-\d{2}-\d{2}-[0-9a-f]{6}\.csv$/);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv.trimEnd().split('\r\n').length).toBe(Number(await grid.getAttribute('aria-rowcount')));
  for (const cell of csv.split(/\r\n|,/)) expect(cell).not.toMatch(/^"?[=+@\t]/);
});
