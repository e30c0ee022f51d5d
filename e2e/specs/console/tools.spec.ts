import { expect, signIn, test } from '../../fixtures/console-test.ts';
import { findBreachesInBothThemes } from '../../fixtures/find-breaches.ts';
import { createSecondOrganisation } from '../../fixtures/second-organisation.ts';

test('a tool is limited, its limit changed and taken away, by keyboard too', async ({ page }) => {
  await signIn(page, (await createSecondOrganisation()).owner);
  await page.goto('/scheduler/tools');
  const panel = page.getByRole('region', { name: 'Tool limits' });
  await expect(panel).toContainText('No limits.');
  await panel.getByRole('button', { name: 'Limit a tool…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Tool', { exact: true }).fill('two words');
  await dialog.getByLabel('At once').fill('0');
  await dialog.getByRole('button', { name: 'Limit the tool' }).click();
  await expect(dialog).toContainText('as requests name the tool');
  await expect(dialog).toContainText('Give a whole number from 1 to 10,000.');
  await dialog.getByLabel('Tool', { exact: true }).fill('erp.book_invoice');
  await dialog.getByLabel('At once').fill('2');
  await page.keyboard.press('Enter');
  const row = panel.getByRole('row', { name: /erp\.book_invoice/ });
  await expect(row).toContainText('0 of 2');
  await expect(row).toContainText('5 min');

  await row.getByRole('button', { name: 'erp.book_invoice', exact: true }).press('Enter');
  await dialog.getByLabel('At once').fill('3');
  await dialog.getByRole('button', { name: 'Change the limit' }).click();
  await expect(row).toContainText('0 of 3');
  expect(await findBreachesInBothThemes(page)).toEqual([]);

  await panel.getByRole('button', { name: 'Limit a tool…' }).click();
  await dialog.getByLabel('Tool', { exact: true }).fill('erp.book_invoice');
  await dialog.getByRole('button', { name: 'Limit the tool' }).click();
  await expect(dialog).toContainText('Limit each tool once.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await row.getByRole('button', { name: 'Remove erp.book_invoice' }).click();
  await expect(panel).toContainText('No limits.');
});
