import { expect, test } from '../../fixtures/console-test.ts';
import { callIdOf, endedCall } from '../../fixtures/ended-call.ts';
import { findBreaches } from '../../fixtures/find-breaches.ts';
import { adminApi } from '../../fixtures/kernel-api.ts';
import { newAgent, uniqueSlug } from '../../fixtures/new-agent.ts';
import { openaiClient } from '../../fixtures/sdk-clients.ts';
import { sendJson, startStubUpstream } from '../../fixtures/stub-upstream.ts';

const completion = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 0,
  model: 'stub',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Spam.' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 1_000_000, completion_tokens: 0, total_tokens: 1_000_000 },
};

/** A million tokens of input cost so many dollars. */
async function setPrice(model: string, usd: number): Promise<string> {
  const api = adminApi();
  const modelId = (await api.models.list.query()).find(({ name }) => name === model)?.id ?? '';
  const perMillion = String(usd * 1_000_000_000);
  await api.models.setPrice.mutate({
    modelId,
    inputNanoUsdPerMillion: perMillion,
    outputNanoUsdPerMillion: perMillion,
    source: 'e2e',
  });
  return modelId;
}

test('a route is made, says whom it would choose and why, falls back once, and shows what it saved', async ({
  page,
  signInAs,
}) => {
  let overloads = 1;
  const cheap = await startStubUpstream((response) => {
    if (overloads-- > 0) sendJson(response, 529, { error: { message: 'overloaded' } }, { 'retry-after-ms': '1' });
    else sendJson(response, 200, completion);
  });
  const dear = await startStubUpstream((response) => sendJson(response, 200, completion));
  const unfit = await startStubUpstream((response) => sendJson(response, 200, completion));
  const name = uniqueSlug('classification');
  for (const [model, usd, score] of [
    [cheap.model, 1, 80],
    [dear.model, 3, 90],
    [unfit.model, 0.5, 40],
  ] as const) {
    const modelId = await setPrice(model, usd);
    await adminApi().routes.setQuality.mutate({ modelId, workClass: 'spam', score, source: 'e2e', sampleSize: 20 });
  }

  await signInAs('admin');
  await page.goto('/models');
  await page.getByRole('link', { name: 'Routes' }).click();
  await page.getByRole('button', { name: 'Add route…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Class of work').fill('spam');
  for (const model of [dear.model, cheap.model, unfit.model]) {
    await dialog.getByLabel('Add a candidate').selectOption({ label: `${model} (${model})` });
  }
  await dialog.getByLabel('Lowest quality').fill('70');
  await dialog.getByRole('button', { name: 'Add route' }).click();
  await expect(dialog).toContainText('Say why');
  expect(await findBreaches(page)).toEqual([]);
  await dialog.getByLabel('Reason').fill('Spam needs no large model');
  await dialog.getByLabel('Reason').press('Enter');
  await expect(dialog).toHaveCount(0);

  await page.getByRole('grid', { name: 'Routes' }).getByRole('row').filter({ hasText: name }).click();
  const peek = page.getByRole('complementary', { name: `Route ${name}` });
  const chosen = peek.getByRole('table', { name: /would ask, in order/ }).getByRole('row');
  await expect(chosen.nth(1)).toContainText(cheap.model);
  await expect(chosen.nth(2)).toContainText(dear.model);
  const leftOut = peek.getByRole('table', { name: /leaves out/ });
  await expect(leftOut).toContainText('it scores 40 for spam, the route wants 70');

  const client = openaiClient((await newAgent('sorter', { allowedModels: [name] })).apiKey);
  const ask = () =>
    client.chat.completions.create({ model: name, messages: [{ role: 'user', content: 'Win!' }] }).withResponse();
  const first = await ask();
  expect(first.response.headers.get('x-agent-model')).toBe(dear.model);
  const second = await ask();
  expect(second.response.headers.get('x-agent-model')).toBe(cheap.model);
  expect([cheap.requests.length, dear.requests.length, unfit.requests.length]).toEqual([2, 1, 0]);
  const [fellBack, direct] = [callIdOf(first.response), callIdOf(second.response)];
  expect((await endedCall(fellBack)).costNanoUsd).toBe('3000000000');
  expect((await endedCall(direct)).costNanoUsd).toBe('1000000000');

  await page.reload();
  await expect(peek).toContainText('2.00 over 2 calls');
  await expect(peek).toContainText('Answered by a fallback');
  expect(await findBreaches(page)).toEqual([]);
  await page.goto(`/calls/${fellBack}`);
  await expect(page.getByText(`${cheap.model} did no work: its provider answered 529`)).toBeVisible();

  await page.goto('/models/routes');
  await page.getByRole('grid', { name: 'Routes' }).getByRole('row').filter({ hasText: name }).click();
  await peek.getByRole('button', { name: 'Switch off…' }).click();
  await dialog.getByLabel('Reason').fill('The test is over');
  await dialog.getByLabel('Reason').press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(ask()).rejects.toThrow(/is switched off/);
  await peek.getByRole('tab', { name: 'History' }).click();
  await expect(peek.getByRole('table')).toContainText('Spam needs no large model');
  await Promise.all([cheap, dear, unfit].map(({ close }) => close()));
});
