import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/console-test.ts';
import { crowdPool } from '../../fixtures/crowded-pool.ts';
import { endedCallsOf } from '../../fixtures/ended-call.ts';
import { findBreaches } from '../../fixtures/find-breaches.ts';
import { adminApi } from '../../fixtures/kernel-api.ts';
import { uniqueSlug } from '../../fixtures/new-agent.ts';
import { newPool } from '../../fixtures/new-pool.ts';
import { pressKey } from '../../fixtures/press-key.ts';

const rows = (page: Page) => page.locator('main .grid-line[data-id]');
const noLimits = { kvTokens: null, tokensPerMinute: null, requestsPerMinute: null, slotsPerAgent: null };

async function shownOrder(page: Page): Promise<(string | null)[]> {
  return rows(page).evaluateAll((lines) => lines.map((line) => line.getAttribute('data-id')));
}

test('one agent floods a pool, and another’s call waits for one of them at most; then the policy is switched after a replay', async ({
  page,
  signInAs,
}) => {
  test.setTimeout(120_000);
  const api = adminApi();
  const pool = await crowdPool();
  await signInAs('owner');
  await page.goto(`/scheduler?pool=${pool.slug}`);

  // The line, in the order in which it will start, each place with its reason.
  await expect(page.getByRole('tab', { selected: true })).toContainText(`${pool.waiting} queued`);
  await expect(rows(page)).toHaveCount(pool.waiting);
  const queue = await api.scheduler.queue.query({ poolId: pool.id });
  expect(await shownOrder(page)).toEqual(queue.calls.map(({ callId }) => callId));
  // Fair sharing lifts whoever comes back to the least that others had: at most one of the flooder's calls goes before.
  const place = queue.calls.findIndex(({ agent }) => agent.slug === pool.quiet.slug);
  expect(place).toBeLessThanOrEqual(1);
  const quietId = queue.calls[place]?.callId ?? '';
  await expect(rows(page).nth(place)).toContainText(pool.quiet.slug);
  for (let line = 0; line <= place; line += 1) await pressKey(page, 'j');
  await pressKey(page, 'w');
  const reason = page.getByRole('dialog');
  await expect(reason).toContainText(`Why position ${place + 1}`);
  await expect(reason).toContainText(/Class standard, fair share 0\.\d\d, ahead of [45] standard calls/);
  await page.keyboard.press('Escape');
  await expect(reason).toHaveCount(0);

  // Docked, the reason stays open while the line moves on.
  await rows(page).nth(place).focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: `Call ${quietId}` });
  await expect(panel).toContainText(`${place + 1} of ${pool.waiting} in ${pool.slug}`);
  expect(await findBreaches(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);

  // The slots come free: the quiet agent's call starts before at least four that came earlier.
  pool.freeSlots();
  await Promise.all([pool.quietCall, ...pool.floodCalls].map(({ answered }) => answered));
  const [quietCall] = await endedCallsOf(pool.quiet.id, 1);
  expect(quietCall?.admission?.overtook.standard).toBeGreaterThanOrEqual(4);
  await page.getByRole('tab', { selected: true }).focus();
  await expect(page.getByText('Nobody waits.')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Waiting by agent, seconds' })).toContainText(pool.quiet.slug);

  // What if they were served in the order of their arrival?
  await pressKey(page, 't');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('checkbox', { name: 'fifo' })).toBeChecked();
  await dialog.getByRole('checkbox', { name: 'fair_share' }).check();
  await dialog.getByRole('button', { name: 'Replay' }).press('Enter');
  const result = dialog.getByRole('region', { name: 'Result of the replay' });
  await expect(result).toContainText('simulated');
  for (const policy of ['semantic, now', 'fifo', 'fair_share']) {
    await expect(result.getByRole('row', { name: new RegExp(`^${policy} `) })).toBeVisible();
  }
  await expect(result.getByRole('row', { name: new RegExp(`^${pool.flooder.slug}`) })).toBeVisible();
  await expect(result.getByRole('row', { name: new RegExp(`^${pool.quiet.slug}`) })).toBeVisible();
  expect(await findBreaches(page)).toEqual([]);
  await result.getByRole('radio', { name: 'fair_share' }).check();
  await expect(dialog.getByRole('button', { name: 'Switch policy to fair_share' })).toBeVisible();
  await result.getByRole('radio', { name: 'fifo' }).check();
  const switchToFifo = dialog.getByRole('button', { name: 'Switch policy to fifo' });
  await switchToFifo.click();
  await expect(dialog).toContainText('Say why, for whoever asks later.');
  const because = 'Everybody agreed to queue.';
  await dialog.getByLabel('Reason').fill(because);
  await switchToFifo.click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(`${pool.slug} runs policy fifo v1.`).first()).toBeVisible();
  const policyPanel = page.getByRole('region', { name: 'Policy' });
  await expect(policyPanel).toContainText('first come, first served');
  await expect(policyPanel).not.toContainText('changed by nobody');
  await expect(policyPanel).toContainText(because);
  await policyPanel.getByRole('button', { name: 'History…' }).click();
  await expect(dialog.getByRole('row', { name: /^fifo v1 / })).toContainText(because);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Fairness gap' })).toContainText('does not share by tokens');
  const trail = await api.audit.list.query({ action: 'pool.policy_set', targetId: pool.id });
  expect(trail.items).toMatchObject([
    { actor: { kind: 'person' }, detail: { policy: 'fifo', version: 1, reason: because } },
  ]);
});

test('a policy is edited by keyboard; what cannot be is refused with the reason, and a newer one is not overwritten', async ({
  page,
  signInAs,
}) => {
  const api = adminApi();
  const pool = await crowdPool();
  await signInAs('admin');
  await page.goto(`/scheduler?pool=${pool.slug}`);
  const dialog = page.getByRole('dialog');
  const save = dialog.getByRole('button', { name: 'Set policy' });
  await page.getByRole('button', { name: 'Edit policy…' }).press('Enter');
  await dialog.getByLabel('Name').fill('evening');
  await dialog.getByLabel('batch, %').fill('80');
  await save.press('Enter');
  await expect(dialog).toContainText('may come to 0.9 at most');
  await dialog.getByLabel('batch, %').fill('30');
  await expect(dialog.getByRole('row', { name: /Between classes/ })).toContainText('batch 30.0 %');
  await save.press('Enter');
  await expect(dialog).toContainText('Say why, for whoever asks later.');
  await expect(dialog.getByLabel('Reason')).toBeFocused();
  await dialog.getByLabel('Reason').fill('The night run is behind.');
  await save.press('Enter');
  await expect(dialog).toHaveCount(0);
  const setNow = async () => (await api.scheduler.pools.query()).find(({ id }) => id === pool.id)?.policy;
  const set = await setNow();
  expect(set).toMatchObject({ version: 1, policy: { name: 'evening' }, setBy: { kind: 'person' } });
  expect(set?.policy.groups[0]).toMatchObject({ minimumShare: { batch: 0.3 } });
  await expect(page.getByRole('region', { name: 'Policy' })).toContainText('evening v1');

  await page.getByRole('button', { name: 'Edit policy…' }).press('Enter');
  await expect(dialog.getByLabel('Name')).toHaveValue('evening');
  if (set === undefined) throw new Error('The pool has a policy.');
  const poolId = pool.id;
  await api.scheduler.setPolicy.mutate({ poolId, expectedVersion: 1, policy: set.policy, limits: noLimits });
  await dialog.getByLabel('Slots an agent').fill('1');
  await dialog.getByLabel('Reason').fill('One agent holds too many.');
  await save.press('Enter');
  await expect(dialog).toContainText('Somebody changed this policy meanwhile.');
  expect((await setNow())?.version).toBe(2);
  pool.freeSlots();
});

test('a viewer sees the line and may replay, and is told who may switch', async ({ page, signInAs }) => {
  const pool = await crowdPool();
  await signInAs('viewer');
  await page.goto(`/scheduler?pool=${pool.slug}`);
  await expect(rows(page)).toHaveCount(pool.waiting);
  await expect(page.getByRole('button', { name: 'Edit policy…' })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Policy' })).toContainText('Owners and admins change it.');
  pool.freeSlots();
  await pool.quietCall.answered;
  await endedCallsOf(pool.quiet.id, 1);
  await pressKey(page, 't');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Replay' })).toBeEnabled();
  await dialog.getByRole('button', { name: 'Replay' }).press('Enter');
  await expect(dialog).toContainText('needs the right scheduler:write. Owners and admins have it.');
  await expect(dialog.getByRole('button', { name: /^Switch policy/ })).toHaveCount(0);
});

test('the brackets go from pool to pool, the address keeps it, and a pause holds the figures', async ({
  page,
  signInAs,
}) => {
  // Two of its own, side by side in the order of their names: other specs make pools meanwhile.
  const name = uniqueSlug('brackets');
  const [one, next] = [await newPool(`${name}-a`, 1), await newPool(`${name}-b`, 1)];
  await signInAs('operator');
  await page.goto(`/scheduler?pool=${one.slug}`);
  const chosen = page.getByRole('tab', { selected: true });
  await expect(chosen).toContainText(one.slug);
  await pressKey(page, ']');
  await expect(page).toHaveURL(new RegExp(`pool=${next.slug}`));
  await expect(chosen).toContainText(next.slug);
  await pressKey(page, '[');
  await expect(page).toHaveURL(new RegExp(`pool=${one.slug}`));
  await page.reload();
  await expect(chosen).toContainText(one.slug);

  await pressKey(page, ' ');
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().includes('scheduler.')) asked += 1;
  });
  // Two polls' time, in which none may come; one may be on its way still.
  await page.waitForTimeout(2_500);
  expect(asked).toBeLessThanOrEqual(1);
});

test('on a phone the room is one column and nothing sticks out', async ({ page, signInAs }) => {
  const pool = await crowdPool();
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs('operator');
  await page.goto(`/scheduler?pool=${pool.slug}`);
  await expect(rows(page)).toHaveCount(pool.waiting);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await findBreaches(page)).toEqual([]);
  pool.freeSlots();
});
