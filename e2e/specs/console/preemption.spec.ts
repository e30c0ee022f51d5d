import { expect, test } from '../../fixtures/console-test.ts';
import { callIdOf, endedCall } from '../../fixtures/ended-call.ts';
import { findBreaches } from '../../fixtures/find-breaches.ts';
import { adminApi } from '../../fixtures/kernel-api.ts';
import { newAgent, uniqueSlug } from '../../fixtures/new-agent.ts';
import { newPool } from '../../fixtures/new-pool.ts';
import { openaiClient } from '../../fixtures/sdk-clients.ts';

/** `simulation` is how the simulated model is to answer, and no field of the SDK's. Its words depend on the messages alone. */
const report = {
  messages: [{ role: 'user' as const, content: 'Sum up the quarter: what grew, what shrank, and why?' }],
  simulation: { output_tokens: 300 },
};
const alarm = {
  messages: [{ role: 'user' as const, content: 'Stop the pump?' }],
  simulation: { output_tokens: 5 },
};

test('a critical call takes the slot of a batch call, whose client reads every word; the console tells both', async ({
  page,
  signInAs,
}) => {
  const api = adminApi();
  const model = uniqueSlug('one-slot');
  await newPool(model, 1);
  const agent = await newAgent('pump');
  await api.agents.update.mutate({ agentId: agent.id, riskClass: 'R3' });
  const { completions } = openaiClient(agent.apiKey).chat;
  const batch = { headers: { 'x-agent-priority': 'batch' } };
  const critical = { headers: { 'x-agent-priority': 'critical' } };
  const undisturbed = await completions.create({ ...report, model }, batch);
  await signInAs('owner');
  await page.goto(`/scheduler?pool=${model}`);
  const slots = page.getByRole('region', { name: 'Slots' });
  await expect(slots).toBeVisible();

  const { data: stream, response } = await completions.create({ ...report, model, stream: true }, batch).withResponse();
  let text = '';
  let ends = 0;
  let urgent: Promise<{ readonly response: Response }> | undefined;
  for await (const { choices } of stream) {
    text += choices[0]?.delta.content ?? '';
    if ((choices[0]?.finish_reason ?? null) !== null) ends += 1;
    if (text !== '') urgent ??= completions.create({ ...alarm, model }, critical).withResponse();
  }
  expect(ends).toBe(1);
  expect(text).toBe(undisturbed.choices[0]?.message.content);
  if (urgent === undefined) throw new Error('The batch call ended without a word.');
  const urgentId = callIdOf((await urgent).response);
  const batchId = callIdOf(response);
  const [first, interrupted] = await Promise.all([endedCall(urgentId), endedCall(batchId)]);
  expect(first).toMatchObject({ state: 'settled', serviceClass: 'critical' });
  expect(interrupted).toMatchObject({ state: 'settled', serviceClass: 'batch', admission: { interruptions: 1 } });
  expect(first.finishedAt ?? Infinity).toBeLessThan(interrupted.finishedAt ?? 0);

  await expect(slots).toContainText('interrupted, 1 in 60 s');
  await page.goto(`/calls/${batchId}`);
  await expect(page.getByRole('main')).toContainText('made room for a more urgent call once');
  expect(await findBreaches(page)).toEqual([]);
  await page.goto(`/calls/${urgentId}`);
  await expect(page.getByRole('main')).toContainText('class critical, as the request asked');
});
