import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/console-test.ts';
import { findBreachesInLayer } from '../../fixtures/find-breaches.ts';
import { newAgent } from '../../fixtures/new-agent.ts';
import { expectKeys, pressKey } from '../../fixtures/press-key.ts';

const title = (page: Page) => page.getByRole('heading', { level: 1 });

async function openPalette(page: Page) {
  await expectKeys(page);
  await page.keyboard.press('Control+k');
  const input = page.getByRole('dialog').getByRole('combobox');
  await expect(input).toBeFocused();
  return input;
}

test('the palette leads to an agent by a part of its name, and lists it first the next time', async ({
  page,
  signInAs,
}) => {
  const agent = await newAgent('palette');
  await signInAs('operator');
  await page.goto('/settings');
  await (await openPalette(page)).pressSequentially(agent.slug.slice(0, -2));
  // Its key is found by the name, too, and comes after it.
  await expect(page.getByRole('option').first()).toHaveAccessibleName(new RegExp(`^${agent.slug} `));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/agents/${agent.slug}$`));
  await expect(title(page)).toBeFocused();
  await expect(page).toHaveTitle(new RegExp(`^${agent.slug} · .+ · Agent OS$`));
  await expect(page.getByRole('navigation', { name: 'Breadcrumbs' })).toContainText('Agents');

  await openPalette(page);
  await expect(page.getByRole('option').first()).toContainText(agent.slug);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('an id pasted whole is found, and a pasted secret is not sent anywhere', async ({ page, signInAs }) => {
  const agent = await newAgent('pasted');
  const sent: string[] = [];
  page.on('request', (request) => sent.push(decodeURIComponent(request.url())));
  await signInAs('owner');
  await page.goto('/settings');
  await (await openPalette(page)).fill(agent.id);
  await expect(page.getByRole('option', { name: agent.slug })).toBeVisible();
  await page.getByRole('dialog').getByRole('combobox').fill(agent.apiKey);
  await expect(page.getByRole('dialog')).toContainText('Secrets are not searched');
  await page.waitForTimeout(300);
  expect(sent.filter((url) => url.includes(agent.apiKey))).toEqual([]);
});

test('the palette offers what the role may do, and no more', async ({ page, signInAs }) => {
  await signInAs('viewer');
  await page.goto('/settings');
  await (await openPalette(page)).fill('create agent');
  await expect(page.getByRole('dialog')).toContainText('Nothing fits');
  await expect(page.getByRole('option')).toHaveCount(0);
});

test('? lists the keys of the page, and keys are silent in text fields', async ({ page, signInAs }) => {
  await signInAs('operator');
  await page.goto('/agents');
  await expect(title(page)).toBeVisible();
  await pressKey(page, '?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys.getByText('Overview', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(keys).toHaveCount(0);
  await (await openPalette(page)).pressSequentially('go?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toHaveCount(0);
});

test('u takes back what was done last', async ({ page, signInAs }) => {
  await signInAs('operator');
  await page.goto('/settings');
  const html = page.locator('html');
  const before = await html.getAttribute('data-theme');
  await (await openPalette(page)).fill('theme');
  await page.keyboard.press('Enter');
  await expect(html).not.toHaveAttribute('data-theme', before ?? '');
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Undo');
  await pressKey(page, 'u');
  await expect(html).toHaveAttribute('data-theme', before ?? '');
});

test('without a connection the figures stay and say as of when, and come back by themselves', async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs('operator');
  await page.goto('/overview');
  const banner = page.getByRole('status', { name: 'Connection' });
  await expect(page.getByText('Calls today')).toBeVisible();
  await context.setOffline(true);
  await expect(banner).toContainText('Shown as of', { timeout: 40_000 });
  await expect(page.getByText('Calls today')).toBeVisible();
  await context.setOffline(false);
  await expect(banner).toHaveText('', { timeout: 40_000 });
});

test('an address without a page says what was looked for, and searches for it', async ({ page, signInAs }) => {
  const agent = await newAgent('missing');
  await signInAs('operator');
  await page.goto(`/agents/${agent.slug.slice(0, -1)}`);
  await expect(title(page)).toHaveText('Not found');
  await page.getByRole('button', { name: /^Search for / }).click();
  await page.getByRole('option', { name: agent.slug }).click();
  await expect(page).toHaveURL(new RegExp(`/agents/${agent.slug}$`));
});

test('an address without a page has the theme of the device, and follows it', async ({ page, signInAs }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await signInAs('operator');
  // The first is found missing by the browser, which draws it alone; the second by the server.
  for (const path of ['/agents/nobody-of-that-name', '/no-such-page']) {
    await page.goto(path);
    await expect(title(page)).toHaveText('Not found');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  }
  await page.goto('/agents/nobody-of-that-name');
  await expect(title(page)).toHaveText('Not found');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('an action of another page is chosen from anywhere, and its dialog opens there', async ({ page, signInAs }) => {
  await signInAs('admin');
  await page.goto('/settings');
  await (await openPalette(page)).fill('invite');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/people/);
  await expect(page.getByRole('dialog', { name: 'Invite a person' })).toBeVisible();
});

test('axe finds nothing in an empty palette and the menus of the shell', async ({ page, signInAs }) => {
  await signInAs('owner');
  await page.goto('/settings');
  await (await openPalette(page)).fill('no such thing anywhere');
  await expect(page.getByRole('dialog')).toContainText('Nothing fits');
  expect.soft(await findBreachesInLayer(page, '[role=dialog]'), 'empty palette').toEqual([]);
  await page.keyboard.press('Escape');
  await page.goto('/overview');
  for (const name of [/switch department/, /^Account of /]) {
    await page.getByRole('button', { name }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    expect.soft(await findBreachesInLayer(page, '[role=menu]'), String(name)).toEqual([]);
    await page.keyboard.press('Escape');
  }
});
