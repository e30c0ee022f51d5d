import { newId } from '@agent-os/db';
import { openSuperuser } from '@agent-os/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adminApi, startTestKernel, type TestKernel } from '../../testing/index.ts';
import { signWebhook, webhookSecretOf } from '../../value/index.ts';

let testKernel: TestKernel;
let superuser: Awaited<ReturnType<typeof openSuperuser>>;
let organisationId: string;
const webhookId = newId('whk', Date.now());

beforeAll(async () => {
  testKernel = await startTestKernel(['gpt-stub']);
  superuser = await openSuperuser(testKernel.database);
  const { rows } = await superuser.query<{ id: string }>('select id from organisation');
  organisationId = rows[0]?.id ?? '';
  await superuser.query(
    `insert into value_webhook (organisation_id, id, name, created_by_kind, created_by_id) values ($1, $2, 'Desk', 'person', '')`,
    [organisationId, webhookId],
  );
});
afterAll(async () => {
  await superuser.end();
  await testKernel.close();
});

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = async (response: Response): Promise<Fields> => (await response.json()) as Fields;
const agentIdOf = async (slug: string) =>
  (await superuser.query<{ id: string }>('select id from agent where slug = $1', [slug])).rows[0]?.id ?? '';

/** A task that one agent gave to another, who has done it. */
async function addDone(creator = 'sre-responder', doer = 'log-triage'): Promise<string> {
  const id = newId('tsk', Date.now());
  await superuser.query(
    `insert into task (id, organisation_id, title, input, agent_id, run_id, service_class, due_at, created_by_kind,
       created_by_id, state, attempts, assigned_at, finished_at, kind)
     values ($1, $2, 'Ticket', '1', $3, $1, 'standard', now(), 'agent', $4, 'done', 1, now(), now(), 'ticket')`,
    [id, organisationId, await agentIdOf(doer), await agentIdOf(creator)],
  );
  return id;
}

function say(slug: string, taskId: string, body: Fields, key?: string): Promise<Response> {
  const apiKey = testKernel.credentials.agents.find((agent) => agent.slug === slug)?.apiKey ?? '';
  return fetch(`${testKernel.kernel.url}/v1/tasks/${taskId}/outcomes`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    body: JSON.stringify(body),
  });
}

interface Sent {
  readonly atMs?: number;
  readonly secretNumber?: number;
  readonly key?: string;
  readonly signed?: string;
  readonly address?: string;
}

function deliver(
  body: string,
  { atMs = Date.now(), secretNumber = 1, key = 'key', signed = body, address }: Sent = {},
) {
  const timestamp = Math.floor(atMs / 1000).toString();
  const secret = webhookSecretOf({ organisationId, webhookId, secretNumber }, testKernel.masterKey);
  return fetch(`${testKernel.kernel.url}/v1/webhooks/outcomes`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-agent-webhook': address ?? `${organisationId}.${webhookId}`,
      'x-agent-timestamp': timestamp,
      'x-agent-signature': signWebhook(secret, timestamp, Buffer.from(signed)),
      'idempotency-key': key,
    },
    body,
  });
}

const accepting = (taskId: string, more: Fields = {}) =>
  JSON.stringify({
    outcomes: [{ task_id: taskId, outcome: 'accepted', value_nano_usd: '2500', human_seconds: 0, ...more }],
  });
const stateOf = async (taskId: string) =>
  (await superuser.query<{ state: string }>('select state from outcome_standing where task_id = $1', [taskId])).rows[0]
    ?.state;

describe('an agent', () => {
  test('reports what it did once, and neither it nor a stranger accepts it', async () => {
    const taskId = await addDone();
    const report = { units: 2, human_seconds: 30, reason: 'Closed' };
    expect((await say('log-triage', taskId, report, 'once')).status).toBe(201);
    const again = await say('log-triage', taskId, report, 'once');
    expect([again.status, await fieldsOf(again)]).toMatchObject([200, { state: 'reported', units: 2, repeated: true }]);
    expect((await say('log-triage', taskId, report)).status).toBe(409);
    for (const slug of ['log-triage', 'refund-clerk']) {
      const refused = await say(slug, taskId, { outcome: 'accepted' });
      expect([refused.status, await fieldsOf(refused)]).toMatchObject([403, { error: { code: 'policy_denied' } }]);
    }
    expect((await say('sre-responder', taskId, { outcome: 'accepted' })).status).toBe(201);
    expect(await stateOf(taskId)).toBe('accepted');
  });

  test('never says what its work is worth', async () => {
    const taskId = await addDone();
    expect((await say('log-triage', taskId, { value_nano_usd: '5' })).status).toBe(400);
    expect((await say('log-triage', newId('tsk', 1), {})).status).toBe(404);
  });
});

describe('a webhook', () => {
  test('that is signed records each outcome once, with its value, and tells which it could not', async () => {
    const taskId = await addDone();
    const missing = newId('tsk', 2);
    const body = JSON.stringify({
      outcomes: [
        { task_id: taskId, outcome: 'accepted', value_nano_usd: '2500', human_seconds: 0 },
        { task_id: missing, outcome: 'accepted' },
      ],
    });
    const first = await deliver(body, { key: 'first' });
    expect([first.status, await fieldsOf(first)]).toMatchObject([
      200,
      { recorded: 1, outcomes: [{ recorded: true, repeated: false }, { error: { code: 'not_found' } }] },
    ]);
    expect(await fieldsOf(await deliver(body, { key: 'first' }))).toMatchObject({
      recorded: 0,
      outcomes: [{ recorded: true, repeated: true }, {}],
    });
    const { rows } = await superuser.query(
      `select event, value_nano_usd, value_confidence from task_outcome where task_id = $1 order by number`,
      [taskId],
    );
    expect(rows).toEqual([
      { event: 'reported', value_nano_usd: '2500', value_confidence: 'measured' },
      { event: 'accepted', value_nano_usd: '2500', value_confidence: 'measured' },
    ]);
    const { deliveries } = await adminApi(testKernel).value.webhookDeliveries.query({ webhookId });
    expect(deliveries).toMatchObject([
      { key: 'first', recorded: 1, sent: 2, tasks: [{ id: taskId, title: 'Ticket' }] },
    ]);
  });

  test('with a wrong signature, time, secret or address is refused, and records nothing', async () => {
    const taskId = await addDone();
    const body = accepting(taskId);
    const minutes = 60_000;
    const refusals = [
      deliver(body, { signed: `${body} ` }),
      deliver(body, { secretNumber: 2 }),
      deliver(body, { atMs: Date.now() - 6 * minutes }),
      deliver(body, { atMs: Date.now() + 6 * minutes }),
      deliver(body, { address: `${organisationId}.${newId('whk', 1)}` }),
      deliver(body, { address: `${newId('org', 1)}.${webhookId}` }),
      deliver(body, { address: 'nothing' }),
    ];
    for (const response of await Promise.all(refusals)) {
      expect([response.status, await fieldsOf(response)]).toMatchObject([
        401,
        { error: { code: 'invalid_signature' } },
      ]);
    }
    expect((await deliver(body, { key: '' })).status).toBe(400);
    expect((await deliver(accepting(taskId, { surprise: 1 }), { key: 'surprise' })).status).toBe(400);
    expect((await deliver('{', { key: 'half' })).status).toBe(400);
    expect((await deliver(accepting(taskId, { reason: 'x'.repeat(300_000) }), { key: 'long' })).status).toBe(413);
    expect(await stateOf(taskId)).toBeUndefined();
  });

  test('that is revoked, or has another secret by now, opens nothing', async () => {
    const body = accepting(await addDone());
    await superuser.query('update value_webhook set secret_number = 2 where id = $1', [webhookId]);
    expect((await deliver(body)).status).toBe(401);
    expect((await deliver(body, { secretNumber: 2, key: 'second' })).status).toBe(200);
    await superuser.query('update value_webhook set revoked_at = now() where id = $1', [webhookId]);
    expect((await deliver(body, { secretNumber: 2, key: 'third' })).status).toBe(401);
  });
});
