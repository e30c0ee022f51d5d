import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/console-test.ts';
import { holdLaterScripts } from '../../fixtures/hold-later-scripts.ts';
import { newAgent } from '../../fixtures/new-agent.ts';
import { expectKeys, pressKey } from '../../fixtures/press-key.ts';

/** Opens a page on a line so slow that the palette's code does not come before it is let go. */
async function openSlowly(page: Page, path: string): Promise<() => void> {
  const letGo = await holdLaterScripts(page);
  await page.goto(path, { waitUntil: 'domcontentloaded' });
  await expectKeys(page);
  return letGo;
}

/** Ctrl K and what a person types at once: nothing is waited for in between. */
async function typeAtOnce(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(text);
}

const field = (page: Page) => page.getByRole('dialog').getByRole('combobox');
const opening = (page: Page) => page.getByRole('status').filter({ hasText: 'Search or run a command: opening.' });

test('what is typed before the palette’s code is there stands in it, and the page does nothing', async ({
  page,
  signInAs,
}) => {
  await signInAs('operator');
  const letGo = await openSlowly(page, '/settings');
  // To the page, these would be: go to Overview.
  await typeAtOnce(page, 'gox');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('odp');
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'ut\n');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(opening(page)).toBeAttached();
  await expect(page.getByText('goodput', { exact: true })).toBeVisible();
  letGo();
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('goodput');
  await page.keyboard.type('s');
  await expect(field(page)).toHaveValue('goodputs');
  await page.keyboard.press('Backspace');
  await expect(page).toHaveURL(/\/settings$/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/goodput$/);
});

test('Enter before the palette’s code is there takes the first line, and the field that had the focus gets no letter', async ({
  page,
  signInAs,
}) => {
  await signInAs('operator');
  const letGo = await openSlowly(page, '/agents');
  const filter = page.getByLabel('Filter agents').getByRole('textbox');
  await filter.focus();
  await typeAtOnce(page, 'goodput');
  await page.keyboard.press('Enter');
  await page.keyboard.type('later');
  await expect(page.getByText('goodput', { exact: true })).toBeVisible();
  await expect(filter).toHaveValue('');
  letGo();
  await expect(page).toHaveURL(/\/goodput$/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('Enter before the palette’s code is there waits for what only the kernel finds', async ({ page, signInAs }) => {
  const agent = await newAgent('early');
  await signInAs('operator');
  const letGo = await openSlowly(page, '/settings');
  await typeAtOnce(page, agent.slug);
  await page.keyboard.press('Enter');
  await expect(page.getByText(agent.slug, { exact: true })).toBeVisible();
  letGo();
  await expect(page).toHaveURL(new RegExp(`/agents/${agent.slug}$`));
});

test('Escape before the palette’s code is there closes it, and keys are the page’s again', async ({
  page,
  signInAs,
}) => {
  await signInAs('operator');
  const letGo = await openSlowly(page, '/settings');
  await typeAtOnce(page, 'go');
  await expect(opening(page)).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(opening(page)).toHaveCount(0);
  letGo();
  await pressKey(page, 'g b');
  await expect(page).toHaveURL(/\/budgets$/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a palette whose code does not come says so, lets the keys go, and comes when it is asked for again', async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs('operator');
  const letGo = await openSlowly(page, '/settings');
  await typeAtOnce(page, 'go');
  await expect(opening(page)).toBeAttached();
  await context.setOffline(true);
  letGo();
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Search could not be opened');
  await expect(opening(page)).toHaveCount(0);
  await context.setOffline(false);
  await typeAtOnce(page, 'goodput');
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('goodput');
});

/** A machine so busy that a frame takes longer than some letters: the field gets the focus with a frame. */
async function drawFramesLate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const frame = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (draw) => window.setTimeout(() => frame(draw), 500);
  });
}

test('a palette whose code is there takes what is typed at once', async ({ page, signInAs }) => {
  await signInAs('operator');
  await page.goto('/settings');
  await expectKeys(page);
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await drawFramesLate(page);
  await typeAtOnce(page, 'goodput');
  await expect(field(page)).toHaveValue('goodput');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await typeAtOnce(page, 'goodput');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/goodput$/);
});
