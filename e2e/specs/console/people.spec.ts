import { request } from '@playwright/test';
import { expect, test, waitForCode } from '../../fixtures/console-test.ts';
import { acceptInvitation, welcomeGuest } from '../../fixtures/guest.ts';
import { uniqueSlug } from '../../fixtures/new-agent.ts';
import { stage } from '../../fixtures/stage.ts';

const endedWithinMs = 30_000;

test('somebody is invited, joins, gets another role, and is removed', async ({ page, browser, signInAs }) => {
  test.setTimeout(90_000);
  const email = `${uniqueSlug('guest')}@demo.example`;
  await signInAs('admin');
  await page.goto('/people');
  await page.getByRole('button', { name: 'Invite…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByRole('button', { name: 'Create the link' }).click();
  const link = await page.getByTestId('invitation-link').innerText();
  await dialog.getByRole('button', { name: 'I have sent it' }).click();
  await expect(page.getByRole('table', { name: 'Open invitations' })).toContainText(email);

  const guest = await acceptInvitation(browser, link, email);
  await expect(guest.page.getByRole('link', { name: 'People' })).toHaveCount(0);
  const late = waitForCode(await browser.newPage());
  await late.goto(link);
  await late.getByLabel('Your name').fill('Too late');
  await late.getByLabel('Password').fill('a password that is long enough');
  await late.getByRole('button', { name: 'Join' }).click();
  await expect(late.getByRole('alert').filter({ hasText: /./ })).toBeVisible();
  await late.context().close();

  await page.reload();
  const row = page.getByRole('grid', { name: 'Members' }).getByRole('row').filter({ hasText: email });
  await expect(row).toContainText('viewer');
  await row.click();
  const panel = page.getByRole('complementary', { name: `Member ${guest.name}` });
  await panel.getByRole('button', { name: 'Change roles…' }).click();
  await dialog.getByRole('checkbox', { name: /^viewer/ }).uncheck();
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toContainText('Choose at least one role.');
  await dialog.getByRole('checkbox', { name: /^auditor/ }).check();
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(row).toContainText('auditor');
  await guest.page.reload();
  await expect(guest.page.getByRole('link', { name: 'People' })).toBeVisible();

  await panel.getByRole('button', { name: 'Remove…' }).click();
  await dialog.getByRole('button', { name: /^Remove/ }).click();
  await expect(row).toHaveCount(0);
  await expect(async () => {
    await guest.page.goto('/overview');
    expect(new URL(guest.page.url()).pathname).toBe('/sign-in');
  }).toPass({ timeout: endedWithinMs });
  expect(guest.complaints).toEqual([]);
});

test('an administrator sees where somebody is signed in, and signs them out everywhere', async ({
  page,
  browser,
  signInAs,
}) => {
  const guest = await welcomeGuest(browser, ['viewer']);
  await signInAs('admin');
  await page.goto('/people');
  await page.getByRole('row').filter({ hasText: guest.email }).click();
  const panel = page.getByRole('complementary', { name: `Member ${guest.name}` });
  await expect(panel.getByText(/ on (Linux|macOS|Windows)/)).toBeVisible();
  await panel.getByRole('button', { name: 'Sign out everywhere…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(async () => {
    await guest.page.goto('/overview');
    expect(new URL(guest.page.url()).pathname).toBe('/sign-in');
  }).toPass({ timeout: endedWithinMs });
});

test('the last owner is offered no removal, and the matrix says what a role may do', async ({ page, signInAs }) => {
  await signInAs('owner');
  await page.goto('/people?filters=role:any_of:owner');
  await page.getByRole('grid', { name: 'Members' }).getByRole('row').nth(1).click();
  await expect(page.getByText('The last owner stays: make somebody else owner first.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove…' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Roles' }).click();
  const rule = page.getByRole('row').filter({ hasText: 'organisation:write' });
  await expect(rule.getByRole('cell').first()).toHaveText('yes');
  await expect(rule.getByRole('cell').nth(1)).toContainText('no');
});

test('a withdrawn invitation lets nobody in', async ({ page, browser, signInAs }) => {
  const email = `${uniqueSlug('guest')}@demo.example`;
  await signInAs('owner');
  await page.goto('/people');
  await page.getByRole('button', { name: 'Invite…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByRole('button', { name: 'Create the link' }).click();
  const link = await page.getByTestId('invitation-link').innerText();
  await dialog.getByRole('button', { name: 'I have sent it' }).click();
  await page.getByRole('button', { name: `Withdraw the invitation for ${email}` }).click();
  await expect(page.getByRole('row').filter({ hasText: email })).toHaveCount(0);
  const guest = waitForCode(await browser.newPage());
  await guest.goto(link);
  await guest.getByLabel('Your name').fill('Uninvited');
  await guest.getByLabel('Password').fill('a password that is long enough');
  await guest.getByRole('button', { name: 'Join' }).click();
  await expect(guest.getByRole('alert').filter({ hasText: /./ })).toBeVisible();
  await guest.context().close();
});

test('whoever may not govern people cannot, by the page or past it', async ({ page, signInAs }) => {
  await signInAs('operator');
  const { cookies } = await page.context().storageState();
  const { consoleUrl } = stage();
  const api = await request.newContext({ storageState: { cookies, origins: [] } });
  const invited = await api.post(`${consoleUrl}/api/trpc/people.invite`, {
    headers: { origin: consoleUrl, 'sec-fetch-site': 'same-origin' },
    data: { email: 'friend@demo.example', roles: ['owner'] },
  });
  expect(invited.status()).toBe(403);
  const listed = await api.get(`${consoleUrl}/api/trpc/people.list`, { headers: { 'sec-fetch-site': 'same-origin' } });
  expect(listed.status()).toBe(403);
  await api.dispose();
});
