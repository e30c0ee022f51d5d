import { request } from '@playwright/test';
import { expect, test } from '../../fixtures/console-test.ts';
import { stage } from '../../fixtures/stage.ts';

test('every page forbids foreign and inline scripts, frames, and being framed', async ({ page }) => {
  const nonces = new Set<string>();
  for (const path of ['/sign-in', '/sign-in', '/invitation/none']) {
    const response = await page.goto(path);
    const policy = response?.headers()['content-security-policy'] ?? '';
    const directives = new Map(policy.split('; ').map((text) => [text.split(' ')[0] ?? '', text.split(' ').slice(1)]));
    expect(directives.get('default-src')).toEqual(["'self'"]);
    expect(directives.get('object-src')).toEqual(["'none'"]);
    expect(directives.get('base-uri')).toEqual(["'none'"]);
    expect(directives.get('frame-ancestors')).toEqual(["'none'"]);
    expect(directives.get('form-action')).toEqual(["'self'"]);
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
    const nonce = directives.get('script-src')?.find((source) => source.startsWith("'nonce-"));
    nonces.add(nonce ?? '');
    expect(response?.headers()).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(response?.headers()).not.toHaveProperty('x-powered-by');
  }
  expect(nonces.size, 'a nonce of its own for each answer').toBe(3);
});

test('script in injected HTML does not run, as an element or as an event handler', async ({ browser }) => {
  const page = await browser.newPage();
  const violations: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text());
  });
  await page.goto(`${stage().consoleUrl}/sign-in`);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<iframe srcdoc="<script>parent.document.body.dataset.taken = 1</script>"></iframe>' +
        '<img src="x" onerror="document.body.dataset.taken = 1">',
    );
  });
  await expect.poll(() => violations.length).toBeGreaterThanOrEqual(2);
  expect(await page.evaluate(() => document.body.dataset['taken'])).toBeUndefined();
  await page.close();
});

test('scripts cannot read the session cookie, and other sites do not send it', async ({ page, signInAs }) => {
  await signInAs('viewer');
  await page.goto('/settings');
  const cookies = await page.context().cookies();
  const session = cookies.find(({ name }) => name.endsWith('agent-os.session'));
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(await page.evaluate(() => document.cookie)).not.toContain('agent-os.session');
  expect(session?.value).not.toMatch(/password|@/);
});

test('a request from another site is refused, whatever it says of itself', async ({ page, signInAs }) => {
  await signInAs('owner');
  const { cookies } = await page.context().storageState();
  const { consoleUrl } = stage();
  const api = await request.newContext({ storageState: { cookies, origins: [] } });
  const post = (headers: Record<string, string>) =>
    api.post(`${consoleUrl}/api/trpc/agents.setState`, {
      headers,
      data: { agentId: 'agt_0', state: 'retired', reason: 'x' },
    });
  expect((await post({ origin: 'https://evil.example' })).status()).toBe(403);
  expect((await post({ origin: consoleUrl, 'sec-fetch-site': 'cross-site' })).status()).toBe(403);
  expect((await post({ origin: 'null' })).status()).toBe(403);
  expect((await post({})).status()).toBe(403);
  const asForm = await api.post(`${consoleUrl}/api/trpc/agents.setState`, {
    headers: { origin: consoleUrl, 'content-type': 'text/plain' },
    data: '{}',
  });
  expect(asForm.status()).toBe(415);
  await api.dispose();
});

test('procedures of the web server alone cannot be reached through it', async ({ page, signInAs }) => {
  await signInAs('owner');
  await page.goto('/settings');
  for (const procedure of ['auth.signIn', 'auth.acceptInvitation', 'auth.signInWithOidc', 'firstRun.createOwner']) {
    const status = await page.evaluate(
      (path) =>
        fetch(`/api/trpc/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        }).then((response) => response.status),
      procedure,
    );
    expect(status, procedure).toBe(404);
  }
});

test('the kernel takes no call to its API without a bearer that it knows', async () => {
  const { kernelUrl, credentials } = stage();
  const ask = (headers: Record<string, string>) =>
    fetch(`${kernelUrl}/trpc/agents.list`, { headers }).then((response) => response.status);
  expect(await ask({})).toBe(401);
  expect(await ask({ authorization: 'Bearer aos_admin_nobody' })).toBe(401);
  expect(await ask({ authorization: `Bearer ${credentials.agents[0]?.apiKey ?? ''}` })).toBe(401);
  expect(await ask({ authorization: `Bearer ${credentials.adminToken}` })).toBe(200);
});
