import { openSuperuser } from '@agent-os/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestKernel, type TestKernel } from '../../testing/index.ts';

let testKernel: TestKernel;
let superuser: Awaited<ReturnType<typeof openSuperuser>>;

beforeAll(async () => {
  testKernel = await startTestKernel(['gpt-stub']);
  superuser = await openSuperuser(testKernel.database);
});
afterAll(async () => {
  await superuser.end();
  await testKernel.close();
});

type Fields = Readonly<Record<string, unknown>>;

const keyOf = (slug: string) => testKernel.credentials.agents.find((agent) => agent.slug === slug)?.apiKey ?? '';

function post(
  slug: string,
  path: string,
  body: Fields,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(`${testKernel.kernel.url}/v1/tasks${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${keyOf(slug)}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

const read = (slug: string, path: string) =>
  fetch(`${testKernel.kernel.url}/v1/tasks${path}`, { headers: { authorization: `Bearer ${keyOf(slug)}` } });

const fieldsOf = async (response: Response): Promise<Fields> => (await response.json()) as Fields;

async function create(slug: string, body: Fields): Promise<string> {
  const response = await post(slug, '', body);
  expect(response.status).toBe(201);
  return String((await fieldsOf(response))['id']);
}

interface Claimed {
  readonly id: string;
  readonly attempt: number;
  readonly input: unknown;
  readonly run_id: string;
}

async function claim(
  slug: string,
  instance: string,
  waitSeconds = 20,
  leaseSeconds = 60,
): Promise<Claimed | undefined> {
  const response = await post(slug, '/claim', { instance, wait_seconds: waitSeconds, lease_seconds: leaseSeconds });
  if (response.status === 204) return undefined;
  expect(response.status).toBe(200);
  return (await fieldsOf(response))['task'] as Claimed;
}

/** Other tests' instances must not be counted: each test has an agent of its own, with a capability of its own. */
async function capable(slug: string, capability: string, maxInstances = 1, minInstances = 1): Promise<void> {
  await superuser.query('update agent set capabilities = $2, min_instances = $3, max_instances = $4 where slug = $1', [
    slug,
    [capability],
    minInstances,
    maxInstances,
  ]);
}

const expire = (taskId: string) =>
  superuser.query(`update task set lease_until = now() - interval '1 second' where id = $1 and state = 'running'`, [
    taskId,
  ]);

describe('a task', () => {
  test('that an agent gives away is done by who is capable of it, and its result comes back', async () => {
    await capable('log-triage', 'one');
    const waiting = claim('log-triage', 'a');
    const input = { lines: [1, 2], note: 'naïve ☂ \u0000' };
    const id = await create('sre-responder', { title: 'Look', input, capabilities: ['one'] });
    const task = await waiting;
    expect(task).toMatchObject({ id, attempt: 1, input, run_id: id });
    const during = await fieldsOf(await read('sre-responder', `/${id}`));
    expect(during).toMatchObject({ state: 'running', agent: 'log-triage', result: null });
    const extended = await post('log-triage', `/${id}/extend`, { attempt: 1, lease_seconds: 300 });
    expect(Date.parse(String((await fieldsOf(extended))['lease_until']))).toBeGreaterThan(Date.now() + 200_000);
    const awaited = read('sre-responder', `/${id}?wait_seconds=25`);
    const done = await post('log-triage', `/${id}/complete`, { attempt: 1, result: 'Two lines.' });
    expect(done.status).toBe(200);
    expect(await fieldsOf(await awaited)).toMatchObject({ state: 'done', result: 'Two lines.' });
    expect(await fieldsOf(await read('sre-responder', `/${id}`))).toMatchObject({
      state: 'done',
      result: 'Two lines.',
    });
    expect((await read('refund-clerk', `/${id}`)).status).toBe(404);
  });

  test('is completed once, whatever is said twice, and by whoever holds it', async () => {
    await capable('filing-reader', 'two');
    const id = await create('equity-research', { title: 'Read', input: 'It', capabilities: ['two'] });
    const task = await claim('filing-reader', 'a');
    expect(task?.id).toBe(id);
    const early = await post('filing-reader', `/${id}/complete`, { attempt: 2, result: 'Not yet' });
    expect(early.status).toBe(409);
    expect((await fieldsOf(early))['error']).toMatchObject({ code: 'task_lost' });
    const [one, other] = await Promise.all([
      post('filing-reader', `/${id}/complete`, { attempt: 1, result: 'First' }),
      post('filing-reader', `/${id}/complete`, { attempt: 1, result: 'Second' }),
    ]);
    expect([one.status, other.status]).toEqual([200, 200]);
    const results = [(await fieldsOf(one))['result'], (await fieldsOf(other))['result']];
    expect(results[0]).toBe(results[1]);
    expect((await fieldsOf(await read('equity-research', `/${id}`)))['result']).toBe(results[0]);
  });

  test('whose instance dies is given to another, and fails after its last attempt', async () => {
    await capable('doc-verifier', 'three', 2, 2);
    const id = await create('loan-underwriter', {
      title: 'Verify',
      input: null,
      capabilities: ['three'],
      max_attempts: 2,
    });
    expect(await claim('doc-verifier', 'a')).toMatchObject({ id, attempt: 1 });
    await expire(id);
    expect(await claim('doc-verifier', 'b')).toMatchObject({ id, attempt: 2 });
    const late = await post('doc-verifier', `/${id}/complete`, { attempt: 1, result: 'Too late' });
    expect((await fieldsOf(late))['error']).toMatchObject({
      code: 'task_lost',
      message: expect.stringContaining('attempt 2') as string,
    });
    await expire(id);
    await expect
      .poll(async () => fieldsOf(await read('loan-underwriter', `/${id}`)), { timeout: 15_000, interval: 200 })
      .toMatchObject({ state: 'failed', error: { code: 'instance_lost' } });
  });

  test('that fails is tried again, unless that would be of no use', async () => {
    await capable('clash-checker', 'four');
    const id = await create('site-scheduler', { title: 'Check', input: null, capabilities: ['four'] });
    await claim('clash-checker', 'a');
    const failed = await post('clash-checker', `/${id}/fail`, { attempt: 1, error: 'The drawing is locked.' });
    expect(failed.status).toBe(200);
    expect(await claim('clash-checker', 'a')).toMatchObject({ id, attempt: 2 });
    const over = await post('clash-checker', `/${id}/fail`, {
      attempt: 2,
      error: 'There is no drawing.',
      retry: false,
    });
    expect(await fieldsOf(over)).toMatchObject({ state: 'failed', error: { message: 'There is no drawing.' } });
    expect((await post('clash-checker', `/${id}/fail`, { attempt: 2, error: 'Again' })).status).toBe(200);
  });

  test('sent twice with one key is one task', async () => {
    const body = { title: 'Once', input: null, agent: 'refund-clerk' };
    const first = await post('tier1-resolver', '', body, { 'idempotency-key': 'once-1' });
    const second = await post('tier1-resolver', '', body, { 'idempotency-key': 'once-1' });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect((await fieldsOf(first))['id']).toBe((await fieldsOf(second))['id']);
  });

  test('that nobody is capable of waits, with the reason of everybody', async () => {
    const id = await create('sre-responder', { title: 'Fly', input: null, capabilities: ['fly'] });
    const reasons = async () => {
      const { rows } = await superuser.query<{ state: string; assignment: { rejected: unknown[] } | null }>(
        'select state, assignment from task where id = $1',
        [id],
      );
      return rows[0];
    };
    await expect
      .poll(async () => (await reasons())?.assignment?.rejected.length ?? 0, { timeout: 10_000 })
      .toBeGreaterThan(0);
    expect((await reasons())?.state).toBe('queued');
    expect(JSON.stringify(await reasons())).toContain('capability_missing');
  });
});

describe('instances of an agent', () => {
  test('run each task once, however many claim at the same time', async () => {
    await capable('lead-qualifier', 'five', 6);
    const names = Array.from({ length: 6 }, (_, index) => `instance-${index}`);
    const ids = new Set<string>();
    for (let index = 0; index < 24; index += 1) {
      ids.add(await create('outreach-writer', { title: `Lead ${index}`, input: index, capabilities: ['five'] }));
    }
    const runs: string[] = [];
    const work = async (name: string): Promise<void> => {
      while (runs.length < ids.size) {
        const task = await claim('lead-qualifier', name, 1);
        if (task === undefined) continue;
        runs.push(task.id);
        const done = await post('lead-qualifier', `/${task.id}/complete`, { attempt: task.attempt, result: name });
        expect(done.status).toBe(200);
      }
    };
    await Promise.all(names.map(work));
    expect(runs.toSorted()).toEqual([...ids].toSorted());
  });

  test('are told how many there should be, and which of them end', async () => {
    await capable('rfi-responder', 'six');
    const first = await post('rfi-responder', '/claim', { instance: 'one', wait_seconds: 0 });
    expect(first.status).toBe(204);
    expect(first.headers.get('x-agent-instances-desired')).toBe('1');
    expect(first.headers.get('x-agent-instance-drain')).toBe('false');
    const second = await post('rfi-responder', '/claim', { instance: 'two', wait_seconds: 30 });
    expect(second.status).toBe(204);
    expect(second.headers.get('x-agent-instance-drain')).toBe('true');
    expect(await fieldsOf(await read('rfi-responder', '/instances'))).toMatchObject({ desired: 1, live: 2 });
    await capable('rfi-responder', 'six', 3);
    for (let index = 0; index < 3; index += 1) {
      await create('site-scheduler', { title: `RFI ${index}`, input: null, capabilities: ['six'] });
    }
    await expect
      .poll(async () => (await fieldsOf(await read('rfi-responder', '/instances')))['desired'], { timeout: 15_000 })
      .toBe(3);
  });
});

describe('what is refused', () => {
  test('says so in the shape of the model calls’ errors', async () => {
    const nobody = await fetch(`${testKernel.kernel.url}/v1/tasks/claim`, { method: 'POST', body: '{}' });
    expect(nobody.status).toBe(401);
    expect((await fieldsOf(nobody))['error']).toMatchObject({ code: 'invalid_api_key' });
    const odd = await post('sre-responder', '', { title: 'x', input: null, colour: 'red' });
    expect([odd.status, (await fieldsOf(odd))['error']]).toMatchObject([400, { code: 'invalid_request' }]);
    const large = await post('sre-responder', '', { title: 'x', input: 'y'.repeat(70_000) });
    expect([large.status, (await fieldsOf(large))['error']]).toMatchObject([400, { code: 'invalid_request' }]);
    const unknown = await post('sre-responder', '', { title: 'x', input: null, agent: 'nobody' });
    expect(unknown.status).toBe(404);
  });

  test('is work by an agent that is suspended', async () => {
    await superuser.query(`update agent set state = 'suspended' where slug = 'trade-drafter'`);
    await expect
      .poll(async () => (await post('trade-drafter', '/claim', { instance: 'a', wait_seconds: 0 })).status)
      .toBe(403);
    expect((await post('trade-drafter', '', { title: 'x', input: null })).status).toBe(403);
  });
});
