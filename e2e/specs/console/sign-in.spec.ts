import { expect, fillSignIn, signIn, test } from '../../fixtures/console-test.ts';
import { welcomeGuest } from '../../fixtures/guest.ts';
import { uniqueSlug } from '../../fixtures/new-agent.ts';
import { userWithRole } from '../../fixtures/stage.ts';

const everybody = [
  'Overview',
  'Calls',
  'Agents',
  'Scheduler',
  'Tasks',
  'Budgets',
  'Market',
  'Energy',
  'Goodput',
  'Departments',
  'Models',
  'Settings',
];
/** For whoever may make a key. */
const withKeys = ['API keys', 'Connect an agent', 'Playground'];
const pagesOf: Readonly<Record<string, readonly string[]>> = {
  owner: [...everybody, 'Finance', 'People', ...withKeys],
  admin: [...everybody, 'Finance', 'People', ...withKeys],
  operator: [...everybody, ...withKeys],
  finance: [...everybody, 'Finance'],
  approver: everybody,
  auditor: [...everybody, 'Finance', 'People', 'API keys'],
  viewer: everybody,
};

for (const [role, pages] of Object.entries(pagesOf)) {
  test(`${role} signs in and sees the pages of the role, and no other`, async ({ page, signInAs }) => {
    await signInAs(role);
    await page.goto('/');
    const navigation = page.getByRole('navigation', { name: 'Console' });
    const offered = await navigation.getByRole('link').evaluateAll((links) =>
      links.map((link) => ({
        name: (link as HTMLElement).innerText.split('\n')[0]?.trim(),
        href: link.getAttribute('href') ?? '',
      })),
    );
    expect(new Set(offered.map(({ name }) => name))).toEqual(new Set(pages));
    // As the server answers the role: every page in the browser is gone through elsewhere.
    for (const { name, href } of offered) {
      const answer = await page.request.get(href);
      expect(answer.status(), href).toBe(200);
      expect(await answer.text(), href).toMatch(new RegExp(`<h1[^>]*>(?:<[^>]*>)*${name}`));
    }
  });
}

test('a wrong password and an unknown address get the same answer', async ({ page }) => {
  await page.goto('/sign-in');
  const alert = page.getByRole('alert').filter({ hasText: /./ });
  await fillSignIn(page, { email: userWithRole('viewer').email, password: 'not the right one' });
  await expect(alert).toHaveText('E-mail or password is not right. Check both and try again.');
  await page.reload();
  await fillSignIn(page, { email: `${uniqueSlug('nobody')}@demo.example`, password: 'not the right one' });
  await expect(alert).toHaveText('E-mail or password is not right. Check both and try again.');
});

test('too many wrong passwords for one address are stopped, with the time to wait', async ({ page }) => {
  await page.goto('/sign-in');
  const email = `${uniqueSlug('guessed')}@demo.example`;
  const alert = page.getByRole('alert').filter({ hasText: /./ });
  await expect(async () => {
    await fillSignIn(page, { email, password: 'guess' });
    await expect(alert).toHaveText(/^Too many attempts\. Try again in \d+ (seconds|minutes)\.$/, { timeout: 500 });
  }).toPass({ timeout: 45_000, intervals: [10] });
});

test('whoever is not signed in is asked to, and then gets the page that was asked for', async ({ page }) => {
  await page.goto('/calls?state=failed');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await fillSignIn(page, userWithRole('viewer'));
  await expect(page).toHaveURL(/\/calls\?state=failed/);
});

test('signing out ends the session for the cookie’s next holder too', async ({ page, browser }) => {
  const guest = await welcomeGuest(browser, ['viewer']);
  const cookies = await guest.page.context().cookies();
  await guest.page.getByRole('button', { name: /^Account of / }).click();
  await guest.page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(guest.page).toHaveURL(/\/sign-in/);
  await page.context().addCookies(cookies);
  await page.goto('/overview');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('signing out everywhere signs the other browser out as well', async ({ page, browser }) => {
  const guest = await welcomeGuest(browser, ['viewer']);
  await signIn(page, guest);
  await page.goto('/settings/sign-in');
  await page.getByRole('button', { name: 'Sign out everywhere…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(async () => {
    await guest.page.goto('/overview');
    expect(new URL(guest.page.url()).pathname).toBe('/sign-in');
  }).toPass({ timeout: 30_000 });
});
