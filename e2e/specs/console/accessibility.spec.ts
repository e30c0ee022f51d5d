import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/console-test.ts';
import { endedCall } from '../../fixtures/ended-call.ts';
import { newAgent } from '../../fixtures/new-agent.ts';
import { chatModel, openaiClient } from '../../fixtures/sdk-clients.ts';
import { stage } from '../../fixtures/stage.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
const themes = ['light', 'dark'] as const;

async function setTheme(page: Page, theme: string): Promise<void> {
  await page.context().addCookies([{ name: 'agent-os.theme', value: theme, url: stage().consoleUrl }]);
}

/** Every breach with the elements that commit it, so that a failure says where to look. */
async function breachesOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} at ${target.join(' ')}`),
  );
}

for (const theme of themes) {
  test(`axe finds nothing before sign-in, ${theme}`, async ({ page }) => {
    await setTheme(page, theme);
    for (const path of ['/sign-in', '/sign-in?error=limited.40', '/invitation/none-such-token-there-is']) {
      await page.goto(path);
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      expect.soft(await breachesOn(page), `${path}, ${theme}`).toEqual([]);
    }
  });

  test(`axe finds nothing on any page of the console, ${theme}`, async ({ page, signInAs }) => {
    test.setTimeout(120_000);
    const agent = await newAgent('axe');
    const { response } = await openaiClient(agent.apiKey)
      .chat.completions.create({
        model: chatModel,
        messages: [{ role: 'user', content: 'Hello' }],
        max_completion_tokens: 5,
      })
      .withResponse();
    const callId = response.headers.get('x-agent-call') ?? '';
    await endedCall(callId);
    await setTheme(page, theme);
    await signInAs('owner');
    const paths = [
      '/overview',
      '/calls',
      `/calls/${callId}`,
      `/calls/${callId}?tab=messages`,
      `/calls/${callId}?tab=raw`,
      '/agents',
      '/agents/new',
      `/agents/${agent.slug}`,
      '/people',
      '/people/roles',
      '/departments',
      '/keys',
      '/models',
      '/settings',
      '/settings/sign-in',
      '/settings/organisation',
      '/agents/nobody-of-that-name',
      '/no-such-page',
    ];
    for (const path of paths) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      expect.soft(await breachesOn(page), `${path}, ${theme}`).toEqual([]);
    }
  });

  test(`axe finds nothing in an agent's tabs and while one is connected, ${theme}`, async ({ page, signInAs }) => {
    test.setTimeout(120_000);
    const agent = await newAgent('axe-tabs');
    await openaiClient(agent.apiKey).chat.completions.create({
      model: chatModel,
      messages: [{ role: 'user', content: 'Hello' }],
      max_completion_tokens: 5,
    });
    await setTheme(page, theme);
    await signInAs('owner');
    const sections = ['calls', 'runs', 'keys', 'permissions', 'versions', 'audit'];
    for (const path of [...sections.map((section) => `/agents/${agent.slug}?section=${section}`), '/connect']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      expect.soft(await breachesOn(page), `${path}, ${theme}`).toEqual([]);
    }
  });
}
