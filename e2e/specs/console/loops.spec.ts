import { expect, test } from '../../fixtures/console-test.ts';
import { findBreaches } from '../../fixtures/find-breaches.ts';
import { newAgent, uniqueSlug } from '../../fixtures/new-agent.ts';
import { chatModel, openaiClient } from '../../fixtures/sdk-clients.ts';

test('a run that goes round in circles is stopped, is shown with its evidence, and goes on when an operator clears it', async ({
  page,
  signInAs,
}) => {
  const agent = await newAgent('circling');
  const client = openaiClient(agent.apiKey);
  const runId = uniqueSlug('run');
  const content = `Who owns the warehouse of ${runId}?`;
  const ask = () =>
    client.chat.completions.create(
      { model: chatModel, messages: [{ role: 'user', content }], max_completion_tokens: 3 },
      { headers: { 'x-agent-run': runId } },
    );
  const askUntilRefused = async () => {
    for (let calls = 0; calls < 60; calls += 1) await ask();
  };
  await expect(askUntilRefused()).rejects.toMatchObject({ status: 429, code: 'loop_detected' });

  await signInAs('operator');
  await page.goto(`/agents/${agent.slug}?section=loops`);
  const found = page.getByRole('list', { name: 'Loops found' }).getByRole('listitem');
  await expect(found).toHaveCount(1);
  await expect(found).toContainText('stopped');
  await expect(found).toContainText(`${agent.slug} sent the same request again and again in run ${runId}`);
  await expect(found).toContainText('against a limit of 6');
  expect(await findBreaches(page)).toEqual([]);

  await found.getByRole('button', { name: /^Not a loop/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Clear finding' }).click();
  await expect(dialog.getByText('Say why.')).toBeVisible();
  await dialog.getByLabel('Reason').fill('It waits for the register to open.');
  await dialog.getByRole('button', { name: 'Clear finding' }).click();
  await expect(found).toContainText('It waits for the register to open.');
  await ask();
});

test('an owner says what is done about loops, and an operator does so for one agent', async ({ page, signInAs }) => {
  const agent = await newAgent('patient');
  await signInAs('owner');
  await page.goto('/settings/organisation');
  const loops = page.getByRole('region', { name: 'Loops' });
  await expect(loops).toContainText('stop the run after 6 repeats');

  await page.goto(`/agents/${agent.slug}?section=loops`);
  const policy = page.getByRole('region', { name: 'Policy' });
  await policy.getByRole('button', { name: 'Change…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Same request again').selectOption('warn');
  await dialog.getByLabel('Repeats').fill('40');
  await dialog.getByLabel('Reason').fill('It asks a register that is slow.');
  expect(await findBreaches(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(policy).toContainText('warn after 40 repeats');
  await expect(policy).toContainText('version 1: It asks a register that is slow.');
});
