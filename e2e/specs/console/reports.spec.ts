import { expect, test } from '../../fixtures/console-test.ts';
import { findBreachesInBothThemes } from '../../fixtures/find-breaches.ts';
import { adminApi } from '../../fixtures/kernel-api.ts';

test('a report is made, previewed without a script, paused and deleted; what mail needs is said', async ({
  page,
  signInAs,
}) => {
  const name = `Weekly <b>spend</b> ${Date.now()}`;
  await signInAs('finance');
  await page.goto('/finance?tab=reports');
  const notice = page.getByRole('status').filter({ hasText: 'Mail is not set up: nothing is sent.' });
  await expect(notice).toContainText('SMTP_URL and MAIL_FROM');

  await page.getByRole('button', { name: 'New report…' }).click();
  const dialog = page.getByRole('dialog', { name: 'New report' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('How often').selectOption('week');
  await dialog.getByLabel('On', { exact: true }).selectOption('Friday');
  await dialog.getByLabel('Other addresses').fill('eve@elsewhere.example');
  await dialog.getByLabel('Reason').fill('The board asked for it');
  await dialog.getByRole('button', { name: 'Create report' }).click();
  await expect(dialog).toContainText('Leave out eve@elsewhere.example');
  await dialog.getByLabel('Other addresses').fill('');
  await dialog.getByRole('group', { name: 'Members who get it' }).getByRole('checkbox').first().check();
  await dialog.getByRole('button', { name: 'Create report' }).click();
  await expect(dialog).toHaveCount(0);

  const line = page.getByRole('table', { name: 'Reports by mail' }).getByRole('row').filter({ hasText: name });
  await expect(line).toContainText('Every week on Friday, 08:00');
  expect(await findBreachesInBothThemes(page)).toEqual([]);

  await line.getByRole('button', { name: /^Preview/ }).click();
  const frame = page.locator('iframe[title="The report"]');
  await expect(frame).toHaveAttribute('sandbox', 'allow-popups allow-popups-to-escape-sandbox');
  const report = page.frameLocator('iframe[title="The report"]');
  await expect(report.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(report.getByRole('heading', { name: 'By department' })).toBeVisible();
  // Its own sheet of styles is let through by the page's policy.
  await expect(report.locator('main')).toHaveCSS('max-width', '760px');
  await page.keyboard.press('Escape');
  await expect(frame).toHaveCount(0);

  for (const [verb, next] of [
    ['Pause', 'Resume'],
    ['Resume', 'Pause'],
  ] as const) {
    await line.getByRole('button', { name: new RegExp(`^${verb}`) }).click();
    const confirm = page.getByRole('dialog');
    await confirm.getByLabel('Reason').fill('A test');
    await confirm.getByRole('button', { name: `${verb} report` }).click();
    await expect(confirm).toHaveCount(0);
    await expect(line.getByRole('button', { name: new RegExp(`^${next}`) })).toBeVisible();
  }
  await line
    .getByRole('button', { name: /^Weekly|^Show/ })
    .first()
    .click();
  await expect(page.getByText('Nothing was due yet.')).toBeVisible();
  await line.getByRole('button', { name: /^Delete/ }).click();
  const remove = page.getByRole('dialog');
  await remove.getByRole('button', { name: 'Delete report' }).click();
  await expect(remove).toContainText('Others get this report: say why');
  await remove.getByLabel('Reason').fill('A test');
  await remove.getByRole('button', { name: 'Delete report' }).click();
  await expect(line).toHaveCount(0);
  // Behind the dialog the line is hidden from roles; the deletion is on its way then.
  const removed = async () => {
    const { items } = await adminApi().audit.list.query({ action: 'report.removed' });
    return items.map(({ detail }) => detail['name']);
  };
  await expect.poll(removed).toContain(name);
});

test('a month on paper is light, and says whose it is and whether it is closed', async ({ page, signInAs }) => {
  await signInAs('finance');
  await page.goto('/finance?month=2021-03');
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  const colour = () => page.locator('main').evaluate((main) => getComputedStyle(main).backgroundColor);
  const dark = await colour();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(': spend in March 2021')).toBeVisible();
  await expect(page.getByText('1 Mar 2021 to 31 Mar 2021, UTC')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  expect(await colour()).not.toBe(dark);
});
