import { expect, test } from '../../fixtures/console-test.ts';

test('settings show who one is, and keep the theme', async ({ page, signInAs }) => {
  await signInAs('finance');
  await page.goto('/settings');
  await expect(page.getByText('finance', { exact: true })).toBeVisible();
  for (const theme of ['dark', 'light'] as const) {
    await page.getByRole('radio', { name: new RegExp(theme, 'i') }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  }
});

test('single keys move between pages, until they are switched off', async ({ page, signInAs }) => {
  await signInAs('finance');
  await page.goto('/settings');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Settings/);
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page).toHaveURL(/\/agents$/);
  await page.goto('/settings');
  await page.getByRole('checkbox', { name: /single keys act/i }).uncheck();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.waitForTimeout(500);
  await expect(page).toHaveURL(/\/settings$/);
});
