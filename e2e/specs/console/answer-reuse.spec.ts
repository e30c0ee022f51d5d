import { expect, test } from '../../fixtures/console-test.ts';
import { callIdOf, endedCall } from '../../fixtures/ended-call.ts';
import { findBreaches } from '../../fixtures/find-breaches.ts';
import { newAgent, uniqueSlug } from '../../fixtures/new-agent.ts';
import { chatModel, openaiClient } from '../../fixtures/sdk-clients.ts';

test('an agent is allowed to share executions, and a shared call says whose answer it was given', async ({
  page,
  signInAs,
}) => {
  const agent = await newAgent('sharing');
  await signInAs('operator');
  await page.goto(`/agents/${agent.slug}`);
  await page.getByRole('button', { name: 'Edit…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'Share an execution that is under way' }).check();
  expect(await findBreaches(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('with calls that are the same')).toBeVisible();

  const client = openaiClient(agent.apiKey);
  const messages = [{ role: 'user' as const, content: `What does ${uniqueSlug('invoice')} say?` }];
  const ask = () => client.chat.completions.create({ model: chatModel, messages, temperature: 0 }).withResponse();
  const answers = await Promise.all([ask(), ask()]);
  const shared = answers.find(({ response }) => response.headers.has('x-agent-reuse'))?.response;
  if (shared === undefined) throw new Error('Neither call was given the answer of the other.');
  const { reuse } = await endedCall(callIdOf(shared));
  await page.goto(`/calls/${callIdOf(shared)}`);
  await expect(page.getByText('(shared while it ran), cost 0')).toBeVisible();
  await page.getByRole('link', { name: reuse?.sourceCallId ?? '' }).click();
  await expect(page.getByText('Its answer also served 1 call')).toBeVisible();

  await page.goto(`/calls?filters=reuse:any_of:shared&range=1h`);
  await expect(page.getByRole('row').filter({ hasText: agent.slug })).toHaveCount(1);
});

test('an owner says for how long answers are kept, and is told what cannot be', async ({ page, signInAs }) => {
  await signInAs('owner');
  await page.goto('/settings/organisation');
  const panel = page.getByRole('region', { name: 'Answers for more than one call' });
  await panel.getByLabel('Kept for').fill('90000');
  await panel.getByRole('button', { name: 'Apply' }).click();
  await expect(panel.getByText('Give at most 86,400 seconds, a day.')).toBeVisible();
  await panel.getByLabel('Kept for').fill('300');
  await panel.getByRole('button', { name: 'Apply' }).click();
  const messages = page.getByRole('region', { name: 'Messages', exact: true });
  await expect(messages).toContainText('Answers are kept for 300 seconds.');
});
