import { expect, test } from '@playwright/test';
import { watchBrowser } from '../../fixtures/console-test.ts';
import { startInstallation } from '../../fixtures/installation.ts';

test('an installation without demo data asks for its owner, once', async ({ browser }) => {
  test.setTimeout(180_000);
  const installation = await startInstallation({ environment: { AGENT_OS_DEMO: '0' } });
  try {
    const page = await browser.newPage({ baseURL: installation.consoleUrl });
    const complaints = watchBrowser(page);
    await page.goto('/');
    await expect(page).toHaveURL(/\/first-run$/);
    await page.getByLabel('Organisation').fill('Northwind');
    await expect(page.getByLabel('Short name for addresses')).toHaveValue('northwind');
    await page.getByLabel('Your name').fill('Nora Owner');
    await page.getByLabel('E-mail').fill('nora@northwind.example');
    await page.getByLabel('Password').fill('too short');
    await page.getByRole('button', { name: 'Create the organisation' }).click();
    await expect(page.getByText('Use at least 12 characters.')).toBeVisible();
    await page.getByLabel('Password').fill('a password that is long enough');
    await page.getByRole('button', { name: 'Create the organisation' }).click();
    await expect(page.getByRole('button', { name: 'Account of Nora Owner' })).toBeVisible();
    await page.goto('/settings');
    await expect(page.getByText('owner', { exact: true })).toBeVisible();

    const stranger = await browser.newPage({ baseURL: installation.consoleUrl });
    await stranger.goto('/first-run');
    await expect(stranger).toHaveURL(/\/sign-in/);
    expect(complaints).toEqual([]);
  } finally {
    await installation.stop();
    installation.remove();
  }
});
