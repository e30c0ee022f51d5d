import { expect, test } from '../../fixtures/console-test.ts';
import { adminApi } from '../../fixtures/kernel-api.ts';
import { uniqueSlug } from '../../fixtures/new-agent.ts';

test('a department gets a team, keeps what is in it, and is archived when it is empty', async ({ page, signInAs }) => {
  const name = uniqueSlug('Legal');
  await signInAs('operator');
  await page.goto('/departments');
  await page.getByRole('button', { name: 'New department…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Name').press('Enter');
  const panel = page.getByRole('complementary', { name: `Department ${name}` });
  await panel.getByRole('button', { name: 'New team…' }).click();
  await dialog.getByLabel('Name').fill(`${name} contracts`);
  await dialog.getByLabel('Name').press('Enter');
  await expect(panel).toContainText('It can be archived when it is empty: 1 team in it.');

  await panel.getByRole('button', { name: `${name} contracts` }).click();
  const team = page.getByRole('complementary', { name: `Team ${name} contracts` });
  await team.getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByText(`${name} contracts is archived.`).first()).toBeVisible();
  const row = page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) });
  await row.click();
  await panel.getByRole('button', { name: 'Archive' }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: /^Undo/ }).last().click();
  await expect(row).toHaveCount(1);
});

test('a team moves to another department with those in it', async ({ page, signInAs }) => {
  const api = adminApi();
  const [from, to] = await Promise.all(
    ['From', 'To'].map((word) => api.departments.create.mutate({ slug: uniqueSlug('dep'), name: uniqueSlug(word) })),
  );
  if (!from || !to) throw new Error('Two departments were made.');
  const team = await api.departments.createTeam.mutate({
    departmentId: from.id,
    slug: uniqueSlug('team'),
    name: uniqueSlug('Movers'),
  });
  const slug = uniqueSlug('mover');
  const { id } = await api.agents.create.mutate({ slug, name: slug, departmentId: from.id, teamId: team.id });
  await signInAs('operator');
  await page.goto(`/departments?peek=${team.id}`);
  await page.getByRole('button', { name: 'Move…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('To department').selectOption(to.id);
  await dialog.getByRole('button', { name: 'Move team' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('complementary', { name: `Team ${team.name}` })).toContainText(to.name);
  expect((await api.agents.get.query({ agentId: id })).department.id).toBe(to.id);
});

test('whoever may only read is offered no change', async ({ page, signInAs }) => {
  await signInAs('viewer');
  await page.goto('/departments');
  await page.getByRole('grid').getByRole('row').nth(1).click();
  await expect(page.getByRole('complementary')).toContainText('Cost today');
  await expect(page.getByRole('button', { name: /New|Rename|Archive|Move/ })).toHaveCount(0);
});
