import { expect, test } from '../../fixtures/console-test.ts';
import { findBreachesInBothThemes } from '../../fixtures/find-breaches.ts';
import { adminApi } from '../../fixtures/kernel-api.ts';
import { uniqueSlug } from '../../fixtures/new-agent.ts';

/** A provider of its own, so that nobody else's calls are in the comparison. */
async function ownProvider(): Promise<string> {
  const name = uniqueSlug('biller');
  await adminApi().providers.create.mutate({ slug: name, name, protocol: 'openai', baseUrl: 'http://127.0.0.1:9/v1' });
  return name;
}

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

test('an invoice is imported with a preview, its differences are decided, and it goes again', async ({
  page,
  signInAs,
}) => {
  const name = await ownProvider();
  const number = uniqueSlug('INV');
  await signInAs('finance');
  await page.goto('/finance?tab=invoices');
  await page.getByRole('button', { name: 'Import invoice…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Provider').selectOption({ label: name });

  // A cell that cannot be read is named with its line, and nothing can be imported.
  const file = (text: string) => ({ name: 'costs.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  const rows = (cost: string) =>
    `usage_date,model,token_type,quantity,cost_usd\n${day(-1)},ghost-1,input,1000,${cost}\n${day(-2)},"=ghost(2)",output,5,0.5\n`;
  await dialog.getByLabel('File').setInputFiles(file(rows('free')));
  await expect(dialog.getByText('Line 2: cost_usd is no amount')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Import invoice' })).toBeDisabled();
  await dialog.getByLabel('File').setInputFiles(file(rows('1.25')));
  await expect(dialog.getByText('A table: 2 lines, 1.75')).toBeVisible();
  await expect(dialog.getByLabel('Cost')).toHaveValue('cost_usd');
  await dialog.getByLabel('Invoice number').fill(number);
  await dialog.getByRole('button', { name: 'Import invoice' }).click();
  await expect(dialog).toHaveCount(0);

  await expect(page).toHaveURL(/invoice=ivc_/);
  const table = page.getByRole('table', { name: 'Billed against recorded' });
  await expect(table.getByRole('row').filter({ hasText: 'ghost-1' })).toContainText('billed, not recorded');
  expect(await findBreachesInBothThemes(page)).toEqual([]);

  await table.getByRole('button', { name: /^Accept .*ghost-1/ }).click();
  await dialog.getByLabel('Reason').fill('A pilot outside of the kernel');
  await dialog.getByRole('button', { name: 'Accept difference' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(table.getByRole('row').filter({ hasText: 'ghost-1' })).toHaveCount(0);
  await page.getByRole('button', { name: /^All 2/ }).click();
  await expect(table.getByRole('row').filter({ hasText: 'ghost-1' })).toContainText('A pilot outside of the kernel');
  await expect(page.getByRole('button', { name: 'Delete…' })).toHaveCount(0);
  await page.getByRole('button', { name: '← All invoices' }).click();
  await expect(
    page.getByRole('table', { name: 'Invoices' }).getByRole('row').filter({ hasText: number }),
  ).toContainText('differs');
  const { rows: dark } = await adminApi().invoices.unmatched.query({
    from: day(-2).slice(0, 7),
    until: day(-1).slice(0, 7),
  });
  const own = dark.filter(({ provider }) => provider === name);
  expect(own.reduce((sum, row) => sum + BigInt(row.openNanoUsd), 0n)).toBe(500_000_000n);
  expect(own.reduce((sum, row) => sum + BigInt(row.acceptedNanoUsd), 0n)).toBe(1_250_000_000n);
});
