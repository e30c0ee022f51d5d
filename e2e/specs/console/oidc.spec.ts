import { expect, test } from '@playwright/test';
import { waitForCode, watchBrowser } from '../../fixtures/console-test.ts';
import { startInstallation } from '../../fixtures/installation.ts';
import { startOidcProvider } from '../../fixtures/oidc-provider.ts';
import { readCredentials, userWithRole } from '../../fixtures/stage.ts';

test('whom the company’s sign-in service vouches for is let in, and nobody by an address that is only claimed', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const provider = await startOidcProvider({ idToken: { sub: 'nobody' }, userInfo: { sub: 'nobody' } });
  const installation = await startInstallation({
    environment: {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: 'agent-os',
      OIDC_CLIENT_SECRET: 'a secret',
      OIDC_NAME: 'Acme',
    },
  });
  try {
    const { email } = userWithRole('owner', readCredentials(installation.home));
    const page = waitForCode(await browser.newPage({ baseURL: installation.consoleUrl }));
    const complaints = watchBrowser(page);
    const signIn = async () => {
      await page.context().clearCookies();
      await page.goto('/sign-in');
      await page.getByRole('button', { name: 'Sign in with Acme' }).click();
    };
    const problem = page.getByRole('alert').filter({ hasText: /./ });

    provider.account = { idToken: { sub: 'eve', email }, userInfo: { sub: 'eve', email } };
    await signIn();
    await expect(problem).toHaveText(
      'Your sign-in service has not verified your e-mail address. Verify it there, then try again.',
    );
    provider.account = { idToken: { sub: 'eve' }, userInfo: { sub: 'eve' } };
    await signIn();
    await expect(problem).toHaveText(
      'Your sign-in service gave no e-mail address. Ask its administrator to release it to Agent OS.',
    );
    provider.account = { idToken: { sub: 'eve' }, userInfo: { sub: 'owner', email, email_verified: true } };
    await signIn();
    await expect(problem).toHaveText(
      'The sign-in service could not say who you are. Try again, or tell your administrator.',
    );
    await page.goto('/agents');
    await expect(page).toHaveURL(/\/sign-in/);

    // Only its userinfo endpoint tells the address, and from then on it need not tell it at all.
    provider.account = { idToken: { sub: 'owner' }, userInfo: { sub: 'owner', email, email_verified: true } };
    await signIn();
    await expect(page.getByRole('button', { name: /^Account of / })).toBeVisible();
    await page.goto('/settings');
    await expect(page.getByText(email)).toBeVisible();
    provider.account = { idToken: { sub: 'owner' }, userInfo: { sub: 'owner' } };
    await signIn();
    await expect(page.getByRole('button', { name: /^Account of / })).toBeVisible();
    expect(complaints).toEqual([]);
  } finally {
    await installation.stop();
    installation.remove();
    await provider.close();
  }
});
