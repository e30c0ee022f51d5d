import { expect, fillSignIn, signIn, test } from '../../fixtures/console-test.ts';
import { welcomeGuest } from '../../fixtures/guest.ts';
import { pressKey } from '../../fixtures/press-key.ts';

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
  await pressKey(page, 'g a');
  await expect(page).toHaveURL(/\/agents$/);
  await page.goto('/settings');
  await page.getByRole('checkbox', { name: /single keys act/i }).uncheck();
  await expect(page.locator('html[data-keys]')).toHaveCount(0);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.waitForTimeout(500);
  await expect(page).toHaveURL(/\/settings$/);
});

test('times are shown in the zone that was chosen, on the server too', async ({ page, signInAs }) => {
  await signInAs('viewer');
  await page.goto('/settings');
  await page.getByLabel('Show times in').selectOption('Australia/Eucla');
  const status = page.getByRole('contentinfo');
  await expect(status).toContainText('UTC+08:45');
  await page.reload();
  await expect(status).toContainText('UTC+08:45');
  await page.getByLabel('Show times in').selectOption('');
  await expect(status).not.toContainText('UTC+08:45');
});

test('a password is changed by whoever knows it, and the other browser is signed out', async ({ page, browser }) => {
  const guest = await welcomeGuest(browser, ['viewer']);
  const next = 'an even longer password';
  await signIn(page, guest);
  await page.goto('/settings/sign-in');
  await page.getByLabel('Current password').fill('not the right one');
  await page.getByLabel('New password').fill(next);
  await page.getByLabel('New password').press('Enter');
  await expect(page.getByText('This is not your current password. Type it again.')).toBeVisible();
  await page.getByLabel('Current password').fill(guest.password);
  await page.getByLabel('New password').fill('short');
  await page.getByLabel('New password').press('Enter');
  await expect(page.getByText('Use at least 12 characters.')).toBeVisible();
  await page.getByLabel('New password').fill(next);
  await page.getByLabel('New password').press('Enter');
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('1 other session ended.');
  await expect(async () => {
    await guest.page.goto('/overview');
    expect(new URL(guest.page.url()).pathname).toBe('/sign-in');
  }).toPass({ timeout: 30_000 });
  await fillSignIn(guest.page, { email: guest.email, password: next });
  await expect(guest.page).toHaveURL(/\/overview|\/calls|\/agents/);
});

test('an owner changes the organisation, anybody else reads it', async ({ page, signInAs }) => {
  await signInAs('viewer');
  await page.goto('/settings/organisation');
  await expect(page.getByText('Short name')).toBeVisible();
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
});
