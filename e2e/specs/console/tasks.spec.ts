import { expect, test } from '../../fixtures/console-test.ts';
import { adminApi } from '../../fixtures/kernel-api.ts';
import { newAgent, uniqueSlug, type NewAgent } from '../../fixtures/new-agent.ts';
import { stage } from '../../fixtures/stage.ts';

interface Claimed {
  readonly id: string;
  readonly attempt: number;
  readonly input: unknown;
}

const post = (agent: NewAgent, path: string, body: object) =>
  fetch(`${stage().kernelUrl}/v1/tasks${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${agent.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function claim(agent: NewAgent): Promise<Claimed> {
  // An instance that found nothing asks again, as one does.
  let response = await post(agent, '/claim', { instance: 'e2e-1' });
  while (response.status === 204) response = await post(agent, '/claim', { instance: 'e2e-1' });
  expect(response.status).toBe(200);
  const { task } = (await response.json()) as { readonly task: Claimed };
  return task;
}

test('a task that a person creates by keyboard is done by who is capable, with the reason and the result in the console', async ({
  page,
  signInAs,
}) => {
  const capability = uniqueSlug('cap');
  const doer = await newAgent('doer');
  await signInAs('operator');
  await page.goto(`/agents/${doer.slug}`);
  await page.getByRole('button', { name: 'Edit…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Capabilities').fill(capability);
  await dialog.getByLabel('Instances, at least').fill('3');
  await dialog.getByLabel('Instances, at least').press('Enter');
  await expect(dialog).toContainText('Give at least as many as the minimum.');
  await dialog.getByLabel('Instances, at least').fill('1');
  await dialog.getByLabel('Instances, at most').fill('2');
  await dialog.getByLabel('Instances, at most').press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Tasks' })).toContainText(capability);
  await expect(page.getByRole('region', { name: 'Tasks' })).toContainText('0 live, 1 wanted');

  const waiting = claim(doer);
  const title = uniqueSlug('Count the boxes');
  await page.goto('/tasks');
  await page.getByRole('button', { name: 'Create task…' }).press('Enter');
  await dialog.getByLabel('Title').press('Enter');
  await expect(dialog).toContainText('Give a title.');
  await dialog.getByLabel('Title').fill(title);
  await dialog.getByLabel('Input').fill('{"boxes": ["A", "B"]}');
  await dialog.getByLabel('Needs').fill(capability);
  await dialog.getByLabel('Title').press('Enter');
  await expect(dialog).toHaveCount(0);
  const panel = page.getByRole('complementary', { name: /^Task tsk_/ });
  await expect(panel).toContainText(title);
  const task = await waiting;
  expect(task.input).toEqual({ boxes: ['A', 'B'] });
  await expect(panel).toContainText('running');
  const why = panel.getByRole('region', { name: `Why ${doer.slug}` });
  await expect(why).toContainText('was the only one that could do it then');
  await expect(why).toContainText(`is not capable of ${capability}`);
  expect((await post(doer, `/${task.id}/complete`, { attempt: task.attempt, result: { boxes: 2 } })).status).toBe(200);
  await expect(panel.getByRole('group', { name: 'result' })).toContainText('"boxes": 2');
  const row = page.getByRole('grid', { name: 'Tasks' }).getByRole('row').filter({ hasText: title });
  await expect(row).toContainText('done');
});

test('a task is moved to somebody and cancelled, each with a reason', async ({ page, signInAs }) => {
  const api = adminApi();
  const [one, other] = [await newAgent('first'), await newAgent('second')];
  const { id } = await api.tasks.create.mutate({ title: uniqueSlug('Move me'), input: 'x', agentId: one.id });
  await signInAs('operator');
  await page.goto(`/tasks?peek=${id}`);
  const panel = page.getByRole('complementary', { name: `Task ${id}` });
  await expect(panel).toContainText(`Whoever created the task named ${one.slug}.`);
  await panel.getByRole('button', { name: 'Reassign…' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Digital employee').fill(other.slug);
  await dialog.getByLabel('Reason').fill('It knows the customer');
  await dialog.getByRole('button', { name: 'Reassign task' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(panel).toContainText(`Somebody gave the task to ${other.slug}`);
  await panel.getByRole('button', { name: 'Cancel task…' }).press('Enter');
  await dialog.getByRole('button', { name: 'Cancel task' }).press('Enter');
  await expect(dialog).toContainText('Say why.');
  await dialog.getByLabel('Reason').fill('The customer called it off');
  await dialog.getByRole('button', { name: 'Cancel task' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(panel.getByText('cancelled', { exact: true })).toBeVisible();
  const trail = await api.audit.list.query({ targetId: id });
  expect(trail.items.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['task.cancelled', 'task.reassigned']),
  );
});

test('whoever may only read tasks is offered no change, and not what is in them', async ({ page, signInAs }) => {
  const secret = uniqueSlug('confidential');
  const { id } = await adminApi().tasks.create.mutate({
    title: uniqueSlug('Read me'),
    input: secret,
    agentId: (await newAgent('reader')).id,
  });
  await signInAs('viewer');
  await page.goto(`/tasks?peek=${id}`);
  const panel = page.getByRole('complementary', { name: `Task ${id}` });
  await expect(panel).toContainText('Whoever created the task');
  await expect(page.getByRole('button', { name: /Create task|Reassign|Cancel/ })).toHaveCount(0);
  await expect(page.getByText(secret)).toHaveCount(0);
});
