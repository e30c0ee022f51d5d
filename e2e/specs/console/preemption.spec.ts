import { expect, test } from '../../fixtures/console-test.ts';
import { callIdOf, endedCall } from '../../fixtures/ended-call.ts';
import { findBreaches } from '../../fixtures/find-breaches.ts';
import { adminApi } from '../../fixtures/kernel-api.ts';
import { newAgent, uniqueSlug } from '../../fixtures/new-agent.ts';
import { newPool } from '../../fixtures/new-pool.ts';
import { openaiClient } from '../../fixtures/sdk-clients.ts';

const batchTokens = 150;
const asked = {
  messages: [{ role: 'user' as const, content: 'Sum up the quarter: what grew, what shrank, and why?' }],
};
const urgent = { messages: [{ role: 'user' as const, content: 'Stop the pump?' }] };
/** How the simulated model is to answer: no field of the SDK's. */
const slowly = { simulation: { output_tokens: batchTokens, speed: 1 } };
const shortly = { simulation: { output_tokens: 5 } };

test('a critical call takes the slot of a batch call, whose client sees one whole stream; the console tells both', async ({
  page,
  signInAs,
}) => {
  const api = adminApi();
  const model = uniqueSlug('one-slot');
  await newPool(model, 1);
  const agent = await newAgent('pump');
  await api.agents.update.mutate({ agentId: agent.id, riskClass: 'R3' });
  const client = openaiClient(agent.apiKey);
  await signInAs('owner');
  await page.goto(`/scheduler?pool=${model}`);
  const slots = page.getByRole('region', { name: 'Slots' });
  await expect(slots).toBeVisible();

  const { data: stream, response } = await client.chat.completions
    .create({ ...asked, ...slowly, model, stream: true }, { headers: { 'x-agent-priority': 'batch' } })
    .withResponse();
  let words = 0;
  let ends = 0;
  let critical: Promise<{ readonly response: Response }> | undefined;
  for await (const { choices } of stream) {
    if ((choices[0]?.delta.content ?? '') !== '') words += 1;
    if ((choices[0]?.finish_reason ?? null) !== null) ends += 1;
    if (words > 5) {
      critical ??= client.chat.completions
        .create({ ...urgent, ...shortly, model }, { headers: { 'x-agent-priority': 'critical' } })
        .withResponse();
    }
  }
  expect(ends).toBe(1);
  expect(words).toBeGreaterThanOrEqual(batchTokens - 5);
  if (critical === undefined) throw new Error('The batch call ended before anything could come in between.');
  const urgentId = callIdOf((await critical).response);
  const batchId = callIdOf(response);
  const [first, batch] = await Promise.all([endedCall(urgentId), endedCall(batchId)]);
  expect(first.finishedAt ?? 0).toBeLessThan(batch.finishedAt ?? 0);
  expect(batch).toMatchObject({ state: 'settled', admission: { interruptions: 1 } });

  // In the slots it is marked where it was interrupted, and each call says what happened to it.
  await expect(slots).toContainText('interrupted, 1 in 60 s');
  await page.goto(`/calls/${batchId}`);
  await expect(page.getByRole('main')).toContainText('made room for a more urgent call once');
  expect(await findBreaches(page)).toEqual([]);
  await page.goto(`/calls/${urgentId}`);
  await expect(page.getByRole('main')).toContainText('class critical, as the request asked');
});
