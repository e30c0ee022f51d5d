import { expect, test } from '../../fixtures/console-test.ts';
import { findBreachesInBothThemes } from '../../fixtures/find-breaches.ts';
import { adminApi } from '../../fixtures/kernel-api.ts';
import { newAgent } from '../../fixtures/new-agent.ts';
import { pressKey } from '../../fixtures/press-key.ts';
import { chatModel, openaiClient } from '../../fixtures/sdk-clients.ts';

const pool = chatModel.replaceAll('.', '-');
const phone = { width: 390, height: 844 };
const hourMs = 3_600_000;

test('useful time, its losses and the calls behind them are the kernel’s, by keyboard', async ({ page, signInAs }) => {
  const { apiKey } = await newAgent('goodput');
  await openaiClient(apiKey).chat.completions.create({
    model: chatModel,
    messages: [{ role: 'user', content: 'What is goodput?' }],
    max_completion_tokens: 20,
  });
  const api = adminApi();
  const ofPool = async () => (await api.goodput.get.query({ hours: 24 })).pools.find(({ slug }) => slug === pool);
  await expect.poll(async () => (await ofPool())?.keptMs ?? 0, { timeout: 40_000 }).toBeGreaterThan(0);
  await signInAs('owner');
  await page.goto('/overview');
  await pressKey(page, 'g g');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Goodput');

  const pools = page.getByRole('region', { name: 'Pools', exact: true });
  await pools.getByRole('button', { name: pool, exact: true }).press('Enter');
  await expect(page).toHaveURL(new RegExp(`[?&]pool=${pool}`));
  const waterfall = page.getByRole('region', { name: `Slot time of ${pool}` });
  await waterfall.getByRole('button', { name: 'Table' }).press('Enter');
  const valueOf = async (name: string) =>
    Number(
      (
        await waterfall
          .getByRole('row')
          .filter({ hasText: new RegExp(`^${name}`) })
          .getByRole('cell')
          .nth(1)
          .innerText()
      )
        .replace('−', '')
        .replace('<', '')
        .replaceAll(',', ''),
    );
  // Other tests call meanwhile and time goes on: what the page shows is between two answers, to its two decimals.
  const before = await ofPool();
  await page.reload();
  await waterfall.getByRole('button', { name: 'Table' }).press('Enter');
  const offered = await valueOf('Offered');
  const after = await ofPool();
  expect(offered).toBeGreaterThanOrEqual((before?.offeredMs ?? 0) / hourMs - 0.01);
  expect(offered).toBeLessThanOrEqual((after?.offeredMs ?? 0) / hourMs + 0.01);
  const rows = await waterfall.getByRole('row').allInnerTexts();
  expect(rows).toHaveLength(14);
  await waterfall.getByRole('button', { name: 'Chart' }).press('Enter');

  const chart = waterfall.getByRole('application');
  await chart.focus();
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowDown');
  await expect(waterfall.getByRole('status')).toContainText('Idle');
  await page.keyboard.press('End');
  await expect(waterfall.getByRole('status')).toContainText(/Useful · .* slot-hours · .* % of offered/);

  await page.getByRole('button', { name: 'Scheduling' }).focus();
  await page.keyboard.press('w');
  await expect(page.getByRole('dialog')).toContainText('had a call in them');
  expect(await findBreachesInBothThemes(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await pressKey(page, ']');
  await expect(page).toHaveURL(/[?&]last=7d/);
  await page.setViewportSize(phone);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
  expect(await findBreachesInBothThemes(page)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole('link', { name: 'Calls behind Failed calls' }).press('Enter');
  await expect(page).toHaveURL(/\/calls\?filters=lost/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Calls');
  await expect(page.getByText('slot time lost to')).toBeVisible();
});

test('the figures of all pools are those of the kernel, in the table and in the file', async ({ page, signInAs }) => {
  const api = adminApi();
  await signInAs('viewer');
  await page.goto('/goodput?last=7d');
  const { pools } = await api.goodput.get.query({ hours: 168 });
  const table = page.getByRole('region', { name: 'Pools', exact: true });
  for (const { slug } of pools) await expect(table.getByRole('button', { name: slug, exact: true })).toBeVisible();
  const download = page.waitForEvent('download');
  await table.getByRole('button', { name: 'CSV' }).click();
  const stream = await (await download).createReadStream();
  const text = Buffer.concat(await stream.toArray()).toString('utf8');
  const [head = '', ...lines] = text.replace('\u{FEFF}', '').trim().split(/\r?\n/);
  // Heads with their units hold a comma, and stand in quotes.
  const columns = head.match(/"[^"]*"|[^,]+/g) ?? [];
  expect(lines).toHaveLength(pools.length);
  for (const line of lines) {
    const cells = line.split(',');
    const read = (name: string) =>
      Number(cells[columns.findIndex((column) => column.replaceAll('"', '').startsWith(name))]);
    const losses = [
      'idle',
      'waiting',
      'retries',
      'preempted',
      'failed calls',
      'cancelled',
      'loops',
      'failed tasks',
      'slower',
    ];
    expect(losses.reduce((sum, name) => sum + read(name), read('useful'))).toBe(read('offered'));
  }
});
