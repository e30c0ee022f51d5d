import { expect, signIn, test } from '../../fixtures/console-test.ts';
import { endedCall } from '../../fixtures/ended-call.ts';
import { adminApi } from '../../fixtures/kernel-api.ts';
import { newAgent } from '../../fixtures/new-agent.ts';
import { chatModel, openaiClient } from '../../fixtures/sdk-clients.ts';
import { createSecondOrganisation } from '../../fixtures/second-organisation.ts';

test('a stranger’s console finds nothing at the addresses of another organisation', async ({ page }) => {
  const agent = await newAgent('hidden');
  const { response } = await openaiClient(agent.apiKey)
    .chat.completions.create({
      model: chatModel,
      messages: [{ role: 'user', content: 'Hello' }],
      max_completion_tokens: 5,
    })
    .withResponse();
  const callId = response.headers.get('x-agent-call') ?? '';
  await endedCall(callId);
  const rival = await createSecondOrganisation();
  await signIn(page, rival.owner);
  for (const path of [`/calls/${callId}`, `/agents/${agent.slug}`, `/agents/${agent.id}`]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: 'Not found' }), path).toBeVisible();
    expect(await page.content(), path).not.toContain('openai.chat');
  }
  await page.goto('/calls?range=30d');
  await expect(page.getByText('No call fits.')).toBeVisible();
  await page.goto('/agents');
  await expect(page.getByText(rival.agent.slug)).toBeVisible();
  await expect(page.getByText(agent.slug)).toHaveCount(0);
});

test('a stranger’s session gets 404 for the ids of another organisation, and live events of its own only', async ({
  page,
}) => {
  const agent = await newAgent('quiet');
  const rival = await createSecondOrganisation();
  await signIn(page, rival.owner);
  const status = await page.evaluate(
    (input) => fetch(`/api/trpc/agents.get?input=${encodeURIComponent(input)}`).then((response) => response.status),
    JSON.stringify({ agentId: agent.id }),
  );
  expect(status).toBe(404);

  await page.goto('/calls');
  await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
  await openaiClient(agent.apiKey).chat.completions.create({
    model: chatModel,
    messages: [{ role: 'user', content: 'Hello' }],
    max_completion_tokens: 5,
  });
  const ownCall = openaiClient(rival.agent.apiKey).chat.completions.create({
    model: chatModel,
    messages: [{ role: 'user', content: 'Hello' }],
  });
  await expect(ownCall).rejects.toMatchObject({ status: 404 });
  const rows = page.getByRole('row');
  await expect(rows.filter({ hasText: rival.agent.slug })).toBeVisible();
  await expect(rows.filter({ hasText: agent.slug })).toHaveCount(0);
});

test('an owner cannot move the session into an organisation without being a member', async ({ page, signInAs }) => {
  const rival = await createSecondOrganisation();
  await signInAs('owner');
  await page.goto('/settings');
  const statusFor = (organisationId: string) =>
    page.evaluate(
      (body) =>
        fetch('/api/trpc/auth.switchOrganisation', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        }).then((response) => response.status),
      JSON.stringify({ organisationId }),
    );
  expect(await statusFor(rival.id)).toBe(404);
  expect((await adminApi().agents.list.query()).some(({ slug }) => slug === rival.agent.slug)).toBe(false);
});
