import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/console-test.ts';
import { crowdPool } from '../../fixtures/crowded-pool.ts';
import { findBreachesInBothThemes, findBreachesInLayer } from '../../fixtures/find-breaches.ts';
import { adminApi } from '../../fixtures/kernel-api.ts';
import { pressKey } from '../../fixtures/press-key.ts';

// One market an organisation: the tests of this file take turns. The first walks through the whole room, round by round.
test.describe.configure({ mode: 'serial', timeout: 180_000 });

const rows = (page: Page) => page.locator('main .grid-line[data-id]');
const mode = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Market' }).getByRole('button', { name, exact: true });

/** As a fresh organisation has it: a second try of this file finds the market as the first left it. */
async function turnOff(api: ReturnType<typeof adminApi>): Promise<void> {
  const { settings } = await api.market.state.query();
  if (settings.mode === 'off') return;
  await api.market.setMode.mutate({ mode: 'off', expectedVersion: settings.version, reason: 'Seen.' });
}

test('the market is run in shadow, clears a crowded pool, and says to whom it gave what, and why', async ({
  page,
  signInAs,
}) => {
  const api = adminApi();
  await turnOff(api);
  const pool = await crowdPool();
  await signInAs('owner');
  await page.goto(`/market?pool=${pool.slug}`);
  await expect(mode(page, 'Off')).toHaveAttribute('aria-pressed', 'true');

  // It says what it will do before it does it, and takes the reason.
  await mode(page, 'Shadow').press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('take no effect');
  expect(await findBreachesInLayer(page, '[role=dialog]')).toEqual([]);
  await dialog.getByRole('button', { name: 'Run in shadow' }).press('Enter');
  await expect(dialog).toContainText('Say why, for whoever asks later.');
  await dialog.getByLabel('Reason').fill('We look first.');
  await dialog.getByRole('button', { name: 'Run in shadow' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(mode(page, 'Shadow')).toHaveAttribute('aria-pressed', 'true');
  const trail = await api.audit.list.query({ action: 'market.mode_set' });
  expect(trail.items[0]).toMatchObject({
    actor: { kind: 'person' },
    detail: { mode: 'shadow', reason: 'We look first.' },
  });

  // The round: its crossing, and each bid with its reason.
  await expect(rows(page).filter({ hasText: pool.flooder.slug })).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(`^${pool.slug} `) })).toBeVisible();
  const chart = page.getByRole('application', { name: new RegExp(`^Demand and supply of ${pool.slug}`) });
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/^slots? 1.*: .* bid, .*served/)).toBeVisible();
  // Its course is drawn from the second round on: then there is one before the last.
  await expect(page.getByRole('img', { name: new RegExp(`^Price of ${pool.slug}`) })).toBeVisible();
  await pressKey(page, 'h');
  await expect(page).toHaveURL(/[?&]round=\d+/);
  await expect(page.getByText('checked', { exact: true })).toBeVisible();
  await rows(page).first().focus();
  await pressKey(page, 'w');
  await expect(dialog).toContainText(/ got \d+ of \d+/);
  await expect(dialog).toContainText('simulated');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  // Its rounds, walked by keys: the address keeps the one that is shown.
  await pressKey(page, 'r');
  const kept = page.getByRole('grid', { name: `Rounds of ${pool.slug}` });
  const keptRows = kept.locator('.grid-line[data-id]');
  await expect(keptRows.nth(2)).toBeVisible();
  const ids = await keptRows.evaluateAll((lines) => lines.map((line) => line.getAttribute('data-id')));
  await keptRows.nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`[?&]round=${ids[1]}(&|$)`));
  await pressKey(page, 'j');
  await expect(page).toHaveURL(new RegExp(`[?&]round=${ids[2]}(&|$)`));
  await expect(
    page.getByRole('heading', { name: `Round ${Number(ids[2]).toLocaleString('en-GB')}`, exact: true }),
  ).toBeVisible();
  await expect(page.getByText('replayed to the byte', { exact: true })).toBeVisible();
  await page.getByRole('application', { name: new RegExp(`^Rounds of ${pool.slug}`) }).focus();
  await page.keyboard.press('End');
  await expect(page.getByText(/^round [\d,]+, .* credits, .* slots asked for/)).toBeVisible();
  expect(await findBreachesInBothThemes(page)).toEqual([]);
  await page.reload();
  await expect(keptRows.first()).toBeVisible();
  await pressKey(page, 'r');
  await expect(kept).toHaveCount(0);

  // What if: simulated, and says who gains and who loses.
  await pressKey(page, 't');
  const answer = dialog.getByRole('region', { name: 'What would have been' });
  await expect(answer).toContainText('decided again');
  await expect(answer).toContainText('replays to its hash');
  await dialog.getByLabel('What changes').selectOption({ label: 'Slots of the pool' });
  await dialog.getByRole('textbox', { name: /^To/ }).fill('half');
  await dialog.getByRole('button', { name: 'Decide again' }).press('Enter');
  await expect(dialog).toContainText('Give a percentage from 0 to 1,000');
  await dialog.getByRole('textbox', { name: /^To/ }).fill('0');
  await dialog.getByRole('button', { name: 'Decide again' }).press('Enter');
  await expect(answer).toContainText('loses');
  // Over the last day, with half of a department's credits.
  await dialog.getByLabel('What changes').selectOption({ label: 'Credits' });
  await dialog.getByRole('textbox', { name: /^To/ }).fill('50');
  await dialog.getByLabel('In', { exact: true }).selectOption({ label: 'the last day' });
  await dialog.getByRole('button', { name: 'Decide again' }).press('Enter');
  await expect(answer.getByRole('table', { name: 'Departments as they were, and what if' })).toBeVisible();
  await expect(answer).toContainText('rounds of the span');
  expect(await findBreachesInLayer(page, '[role=dialog]')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  // How near rounds came to their optimum: by value and by bid.
  const efficiency = page.getByRole('region', { name: 'Efficiency' });
  await expect(efficiency.getByRole('row', { name: /^By value \d+\.\d %/ })).toBeVisible();
  await efficiency.getByRole('button', { name: '1 day', exact: true }).press('Enter');
  await expect(efficiency.getByRole('button', { name: '1 day', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(efficiency.getByRole('row', { name: /^By bid \d+\.\d %/ })).toBeVisible();

  await rows(page).first().focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: /^Bid of / });
  await expect(panel).toContainText('by nobody: made of its criticality');
  expect(await findBreachesInBothThemes(page)).toEqual([]);
  await panel.getByRole('button', { name: 'Declare its bid…' }).press('Enter');
  await dialog.getByLabel('A slot-second is worth').fill('1.25');
  await dialog.getByLabel('Reason').fill('Its customers wait.');
  await dialog.getByRole('button', { name: 'Declare bid' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(panel).toContainText('1.25 credits for a slot-second');
  await expect(panel).toContainText('Its customers wait.');
  await rows(page).first().focus();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);

  // From the agent's page: why over time.
  await page.goto(`/agents/${pool.flooder.slug}?section=market`);
  await expect(page.getByRole('main')).toContainText(/Got (nothing|slots) in/);
  await expect(page.getByRole('region', { name: pool.slug })).toContainText(' of ');
  expect(await findBreachesInBothThemes(page)).toEqual([]);
  await page.goto(`/market?pool=${pool.slug}`);

  // Credits are there, the ledger closes; on a phone nothing is cut off.
  await expect(page.getByRole('region', { name: 'Credits' })).toContainText('Ledger sums to 0 credits');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  pool.freeSlots();
});

test('a power cut raises the price, lower bids yield and are told why, and credits settle', async ({
  page,
  signInAs,
}) => {
  const api = adminApi();
  const pool = await crowdPool();
  // A bid is at most the cap, 4 credits: two above it would be alike. And who waits bids less by how far prices have moved.
  const worth = [
    [pool.quiet, 8],
    [pool.holder, 2],
    [pool.flooder, 0.5],
  ] as const;
  for (const [agent, credits] of worth) {
    await api.market.declareBid.mutate({
      agentId: agent.id,
      value: credits * 1_000_000,
      decay: 'constant',
      decayMs: null,
      parallelism: 1,
      speed: 100,
      expectedVersion: 0,
      reason: 'For the cut.',
    });
  }
  await api.energy.createDevice.mutate({
    name: pool.slug,
    poolId: pool.id,
    kind: 'gpu',
    accelerator: '',
    meter: { kind: 'model' },
    idleMilliwatts: 0,
    peakMilliwatts: 200_000,
    systemMilliwatts: 0,
    figures: [],
    reservedDepartmentId: null,
  });
  await signInAs('finance');
  await page.goto(`/market?pool=${pool.slug}`);
  const dialog = page.getByRole('dialog');
  await mode(page, 'On').press('Enter');
  await dialog.getByLabel('Reason').fill('It has shown itself in shadow.');
  await dialog.getByRole('button', { name: 'Turn on' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  const won = (slug: string) => rows(page).filter({ hasText: slug });
  await expect(won(pool.quiet.slug)).toContainText('1 of 1');
  await expect(won(pool.holder.slug)).toContainText('1 of 1');
  await expect(won(pool.flooder.slug)).toContainText('0 of 1');
  const lastRounds = async () =>
    (await api.market.pools.query()).find((each) => each.pool.id === pool.id)?.prices ?? [];
  const before = (await lastRounds()).at(-1);
  if (before === undefined) throw new Error('The pool takes part in rounds.');

  await signInAs('owner');
  await page.goto('/energy');
  await pressKey(page, 't');
  await dialog.getByLabel('Of', { exact: true }).selectOption({ label: `Pool ${pool.slug}` });
  await dialog.getByRole('textbox', { name: /^Cut/ }).fill('50');
  await dialog.getByLabel('Reason').fill('The grid asks for half.');
  await dialog.getByRole('button', { name: 'Cap power' }).press('Enter');
  await expect(dialog).toHaveCount(0);

  await page.goto(`/market?pool=${pool.slug}`);
  await expect(page.getByRole('row', { name: new RegExp(`^${pool.slug} `) })).toContainText('kW');
  await expect(won(pool.holder.slug)).toContainText('0 of 1');
  await expect(won(pool.quiet.slug)).toContainText('1 of 1');
  const since = (await lastRounds()).filter(({ round }) => round > before.round);
  expect(Math.max(...since.map(({ price }) => price))).toBeGreaterThan(before.price);
  await won(pool.holder.slug).focus();
  await pressKey(page, 'w');
  await expect(dialog).toContainText(/ got 0 of 1/);
  await page.keyboard.press('Escape');

  // The cut stands in the rounds, and the loser's own page tells it.
  await pressKey(page, 'r');
  await expect(page.getByRole('grid', { name: `Rounds of ${pool.slug}` })).toContainText(/kW to .*kW/);
  await page.goto(`/agents/${pool.holder.slug}?section=market`);
  await expect(page.getByRole('region', { name: pool.slug })).toContainText('Got nothing in');
  await expect(page.getByRole('region', { name: pool.slug })).toContainText('0 of 1');

  // What rounds took is booked when the terms change; finance sees it.
  const { settings } = await api.market.state.query();
  await api.market.setMode.mutate({ mode: 'shadow', expectedVersion: settings.version, reason: 'Enough.' });
  const settled = async () => (await api.market.credits.query()).transfers.map(({ kind }) => kind);
  await expect.poll(settled, { timeout: 20_000 }).toContain('credit_use');
  expect((await api.market.credits.query()).ledger).toMatchObject({ sum: '0', balances: true });
  await signInAs('finance');
  await page.goto('/market');
  await expect(page.getByRole('region', { name: 'Credits' })).toContainText('Ledger sums to 0 credits');
  await page.getByRole('button', { name: 'Settled' }).press('Enter');
  await expect(page).toHaveURL(/[?&]settled=true/);
  await expect(page.getByRole('region', { name: 'Transfers' })).toContainText('paid for rounds');
  await expect(page.getByRole('region', { name: 'Settled by period' })).toContainText('All departments');
  expect(await findBreachesInBothThemes(page)).toEqual([]);
  pool.freeSlots();
});

test('a department sells slots of a device that it holds, and the supply says what slots cost', async ({
  page,
  signInAs,
}) => {
  const api = adminApi();
  const pool = await crowdPool();
  const { department } = await api.agents.get.query({ agentId: pool.quiet.id });
  await api.energy.createDevice.mutate({
    name: pool.slug,
    poolId: pool.id,
    kind: 'gpu',
    accelerator: 'H100',
    meter: { kind: 'model' },
    idleMilliwatts: 70_000,
    peakMilliwatts: 700_000,
    systemMilliwatts: 0,
    figures: [],
    reservedDepartmentId: department.id,
  });
  await signInAs('owner');

  // What it loses by running is said at the device.
  await page.goto('/energy');
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: `Edit ${pool.slug}` }).press('Enter');
  await dialog.getByLabel('Wear, USD an hour').fill('0.72');
  await dialog.getByRole('button', { name: 'Save device' }).press('Enter');
  await expect(dialog).toHaveCount(0);

  await page.goto(`/market?pool=${pool.slug}`);
  const offers = page.getByRole('region', { name: 'Offers' });
  await offers.getByRole('button', { name: `Offer slots of ${department.name} in ${pool.slug}` }).press('Enter');
  await expect(dialog).toContainText(`It holds 2 slots of ${pool.slug}.`);
  expect(await findBreachesInLayer(page, '[role=dialog]')).toEqual([]);
  await dialog.getByLabel('Sells').fill('3');
  await dialog.getByLabel('Asks a slot-second').fill('0.25');
  await dialog.getByLabel('Reason').fill('Nobody here works at night.');
  await dialog.getByRole('button', { name: 'Offer slots' }).press('Enter');
  await expect(dialog).toContainText('offer at most those');
  await dialog.getByLabel('Sells').fill('1');
  await dialog.getByRole('button', { name: 'Offer slots' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(offers.getByRole('row').filter({ hasText: pool.slug })).toContainText('0.25');
  const trail = await api.audit.list.query({ action: 'market.slots_offered' });
  expect(trail.items[0]).toMatchObject({
    actor: { kind: 'person' },
    detail: { pool: pool.slug, slots: 1, ask: 250_000, reason: 'Nobody here works at night.' },
  });

  const supply = page.getByRole('region', { name: 'Supply' });
  await expect(supply.getByRole('row').filter({ hasText: department.name })).toContainText('0.25');
  // 0.72 USD an hour by two slots, in credits of a tenth of a cent.
  await expect(supply.getByRole('row').filter({ hasText: 'operator' })).toContainText('0.10');
  expect(await findBreachesInBothThemes(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  pool.freeSlots();
});

test('who may not turn it on reads how it stands', async ({ page, signInAs }) => {
  await signInAs('viewer');
  await page.goto('/market');
  await expect(page.getByRole('heading', { level: 1, name: 'Market' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Rounds take no effect');
  await expect(page.getByRole('group', { name: 'Market' })).toHaveCount(0);
  await turnOff(adminApi());
  await expect(page.getByRole('main')).toContainText('The market is off.');
});
