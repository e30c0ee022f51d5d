import { createHash, randomBytes } from 'node:crypto';
import { newId } from '@agent-os/db';
import { openSuperuser } from '@agent-os/db/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { adminApi, type ReferenceUpstream } from '../testing/index.ts';
import {
  idOf,
  referenceModel as model,
  postChat,
  startReferenceKernel,
  type ReferenceKernel,
} from './testing/index.ts';

let testKernel: ReferenceKernel;
let reference: ReferenceUpstream;
let strangerKey: string;

type Fields = Readonly<Record<string, unknown>>;

/** Keys by what the agents may: two that share executions, one that does not. */
const keys = () => {
  const [first, second, third] = testKernel.credentials.agents.map(({ apiKey }) => apiKey);
  return { first: first ?? '', second: second ?? '', alone: third ?? '' };
};

const connect = () => adminApi(testKernel);

let questions = 0;

/** A request that no test made before, at temperature 0. */
function newRequest(fields: Fields = {}): Fields {
  questions += 1;
  const messages = [{ role: 'user', content: `Sum up invoice ${questions}: who owes what, and since when?` }];
  return { model, temperature: 0, messages, simulation: { output_tokens: 100 }, ...fields };
}

const send = (apiKey: string, fields: Fields, differences: Parameters<typeof postChat>[3] = {}) =>
  postChat(testKernel, apiKey, fields, differences);

/** Resolves when the model server has begun one more than so many requests. */
async function begunAfter(before: number): Promise<void> {
  await expect.poll(() => reference.served().length).toBeGreaterThan(before);
}

/** Resolves when the stream has brought some words. */
async function readSome(response: Response): Promise<{ readonly rest: () => Promise<string> }> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  const more = async (): Promise<boolean> => {
    const read = await reader?.read();
    text += decoder.decode(read?.value as Uint8Array | undefined, { stream: true });
    return read?.done === false;
  };
  while (text.split('\n\n').length < 6) await more();
  return {
    rest: async () => {
      for (let goesOn = true; goesOn;) goesOn = await more();
      return text;
    },
  };
}

/** The organisation's upstream once more, for a second organisation with one agent that shares executions. */
async function addOrganisation(): Promise<string> {
  const superuser = await openSuperuser(testKernel.database);
  const [organisation, department, agent, provider, pool] = (['org', 'dep', 'agt', 'prv', 'pol'] as const).map(
    (prefix) => newId(prefix, Date.now()),
  );
  const apiKey = `aos_${randomBytes(32).toString('base64url')}`;
  const keyHash = createHash('sha256').update(apiKey).digest();
  const copy = (table: string, changes: object) =>
    superuser.query(
      `insert into ${table} select changed.* from ${table} own, jsonb_populate_record(own, $1::jsonb) changed
       where own.organisation_id <> $2 and ($3 = '' or to_jsonb(own) ->> 'name' = $3) limit 1`,
      [JSON.stringify({ ...changes, organisation_id: organisation }), organisation, table === 'model' ? model : ''],
    );
  await superuser.query('begin');
  await superuser.query(`insert into organisation (id, slug, name) values ($1, 'stranger', 'Stranger')`, [
    organisation,
  ]);
  await superuser.query(`insert into department (id, organisation_id, slug, name) values ($2, $1, 'one', 'One')`, [
    organisation,
    department,
  ]);
  await superuser.query(
    `insert into agent (id, organisation_id, department_id, slug, name, share_identical_calls)
     values ($3, $1, $2, 'stranger', 'Stranger', true)`,
    [organisation, department, agent],
  );
  await superuser.query(
    `insert into agent_key (id, organisation_id, agent_id, name, last_four, key_hash) values ($3, $1, $2, 'Key', 'last', $4)`,
    [organisation, agent, newId('key', Date.now()), keyHash],
  );
  await copy('provider', { id: provider });
  await copy('pool', { id: pool });
  await copy('model', { id: newId('mdl', Date.now()), provider_id: provider, pool_id: pool });
  await superuser.query('commit');
  await superuser.end();
  return apiKey;
}

beforeAll(async () => {
  testKernel = await startReferenceKernel(1);
  ({ reference } = testKernel);
  strangerKey = await addOrganisation();
  const console = connect();
  const agents = await console.agents.list.query();
  for (const { slug } of testKernel.credentials.agents.slice(0, 2)) {
    const agentId = agents.find((agent) => agent.slug === slug)?.id ?? '';
    await console.agents.update.mutate({ agentId, shareIdenticalCalls: true });
  }
  // The kernel hears of the second organisation from the database, soon.
  const isKnown = async () => (await send(strangerKey, newRequest({ simulation: { output_tokens: 1 } }))).ok;
  await vi.waitUntil(isKnown, { timeout: 20_000 });
});
afterAll(() => testKernel.close());

describe('two calls that are the same at the same time', () => {
  test('are one execution: both clients have the whole answer, both calls are written down, one paid', async () => {
    const before = reference.served().length;
    const request = newRequest();
    const [one, other] = await Promise.all([send(keys().first, request), send(keys().second, request)]);
    const [leader, follower] = one.headers.has('x-agent-reuse') ? [other, one] : [one, other];
    const answer: unknown = await leader.json();
    expect(await follower.json()).toEqual(answer);
    expect(reference.served().slice(before)).toEqual([idOf(leader)]);
    expect(follower.headers.get('x-agent-reuse')).toBe('shared');
    expect(follower.headers.get('x-agent-reuse-source')).toBe(idOf(leader));
    expect(follower.headers.get('x-agent-cost')).toBe('0.000000000');
    expect(leader.headers.has('x-agent-reuse')).toBe(false);

    const paid = await testKernel.recordedCall(idOf(leader));
    expect(paid).toMatchObject({ outcome: 'settled', usage_source: 'provider', reused_from: null });
    expect(await testKernel.recordedCall(idOf(follower))).toMatchObject({
      outcome: 'settled',
      http_status: 200,
      usage_source: 'none',
      input_tokens: null,
      output_tokens: null,
      cost_nano_usd: '0',
      reserved_nano_usd: '0',
      attempts: 0,
      last_step: 8,
      model_answered: paid['model_answered'],
      reused_from: 'shared',
      source_call_id: idOf(leader),
      reused_age_ms: 0,
      avoided_nano_usd: paid['cost_nano_usd'],
    });
  });

  test('that stream are one execution: who comes later has what came so far, and then the rest', async () => {
    const before = reference.served().length;
    const request = newRequest({ stream: true, simulation: { output_tokens: 200 } });
    const leader = await send(keys().first, request);
    const leading = await readSome(leader);
    const follower = await send(keys().second, request);
    expect(follower.headers.get('x-agent-reuse-source')).toBe(idOf(leader));
    const following = await follower.text();
    const text = await leading.rest();
    expect(following).toBe(text);
    expect(text.trimEnd().endsWith('data: [DONE]')).toBe(true);
    // Both clients asked for no usage: neither sees the event that the kernel asked for.
    expect(text).not.toContain('"choices":[]');
    expect(reference.served().slice(before)).toEqual([idOf(leader)]);
    expect(await testKernel.recordedCall(idOf(follower))).toMatchObject({ reused_from: 'shared', cost_nano_usd: '0' });
  });

  test('go on for the one that stays when the other goes away, which still pays', async () => {
    const before = reference.served().length;
    const request = newRequest({ stream: true, simulation: { output_tokens: 200 } });
    const client = new AbortController();
    const leader = await send(keys().first, request, { signal: client.signal });
    await readSome(leader);
    const follower = await send(keys().second, request);
    const following = await readSome(follower);
    client.abort();
    const text = await following.rest();
    expect(text.trimEnd().endsWith('data: [DONE]')).toBe(true);
    expect(text.match(/"content":"[^"]/g)?.length).toBeGreaterThan(10);
    expect(reference.served().slice(before)).toEqual([idOf(leader)]);
    const paid = await testKernel.recordedCall(idOf(leader));
    expect(paid).toMatchObject({
      outcome: 'cancelled',
      http_status: 499,
      usage_source: 'provider',
      output_tokens: 200,
    });
    expect(await testKernel.recordedCall(idOf(follower))).toMatchObject({ outcome: 'settled', cost_nano_usd: '0' });
  });

  test('are given up when both go away', async () => {
    const request = newRequest({ stream: true, simulation: { output_tokens: 2_000 } });
    const clients = [new AbortController(), new AbortController()];
    const ids: string[] = [];
    for (const [index, { signal }] of clients.entries()) {
      const response = await send(index === 0 ? keys().first : keys().second, request, { signal });
      await readSome(response);
      ids.push(idOf(response));
    }
    for (const client of clients) client.abort();
    for (const id of ids) expect(await testKernel.recordedCall(id)).toMatchObject({ outcome: 'cancelled' });
    // The slot is free again: with one slot and 2,000 tokens to write, this would wait beyond every patience.
    expect((await send(keys().alone, newRequest())).status).toBe(200);
  });

  test('wait for no slot when one of them has it, while a call that differs does', async () => {
    const before = reference.served().length;
    const request = newRequest();
    const leader = send(keys().first, request);
    await begunAfter(before);
    const followers = await Promise.all([send(keys().second, request), send(keys().first, request)]);
    for (const follower of followers) {
      expect(follower.headers.get('x-agent-reuse')).toBe('shared');
      await follower.arrayBuffer();
    }
    await (await leader).arrayBuffer();
    expect(reference.served().length).toBe(before + 1);
  });
});

describe('calls are executed each for itself', () => {
  const short = { simulation: { output_tokens: 20 } };

  async function expectTwo(...sends: readonly (() => Promise<Response>)[]): Promise<void> {
    const before = reference.served().length;
    const answers = await Promise.all(sends.map((begin) => begin()));
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.headers.has('x-agent-reuse')).toBe(false);
      await answer.arrayBuffer();
    }
    expect(reference.served().slice(before).toSorted()).toEqual(answers.map(idOf).toSorted());
  }

  test('when they belong to two organisations, though they are the same to the byte', async () => {
    const request = newRequest(short);
    await expectTwo(
      () => send(keys().first, request),
      () => send(strangerKey, request),
    );
  });

  test('when the request says no temperature', async () => {
    const { temperature: _temperature, ...request } = newRequest(short);
    await expectTwo(
      () => send(keys().first, request),
      () => send(keys().second, request),
    );
  });

  test('when an agent does not share, whoever comes first', async () => {
    const request = newRequest(short);
    await expectTwo(
      () => send(keys().alone, request),
      () => send(keys().first, request),
    );
  });

  test('when they differ by one space', async () => {
    const request = newRequest(short);
    const spaced = `${JSON.stringify(request).slice(0, -1)} }`;
    await expectTwo(
      () => send(keys().first, request),
      () => send(keys().second, request, { body: spaced }),
    );
  });

  test('when one has a deadline or asks to be kept out', async () => {
    for (const header of ['x-agent-deadline', 'cache-control']) {
      const request = newRequest(short);
      const headers = { [header]: header === 'cache-control' ? 'no-store' : '60' };
      await expectTwo(
        () => send(keys().first, request),
        () => send(keys().second, request, { headers }),
      );
    }
  });
});

describe('the console', () => {
  test('says whose answer a call was given, and which calls an answer served', async () => {
    const console = connect();
    const request = newRequest();
    const answers = await Promise.all([send(keys().first, request), send(keys().second, request)]);
    for (const answer of answers) await answer.arrayBuffer();
    const follower = answers.find(({ headers }) => headers.has('x-agent-reuse'));
    const sourceCallId = follower?.headers.get('x-agent-reuse-source') ?? '';
    const callId = follower === undefined ? '' : idOf(follower);
    await testKernel.recordedCall(callId);
    const given = await console.calls.get.query({ callId });
    expect(given).toMatchObject({
      reusedFrom: 'shared',
      costNanoUsd: '0',
      reuse: { from: 'shared', sourceCallId, ageMs: 0 },
      served: { calls: 0 },
    });
    expect(given.steps.map(({ explanation }) => explanation).join('; ')).toContain(
      `the execution of call ${sourceCallId}`,
    );
    expect(await console.calls.get.query({ callId: sourceCallId })).toMatchObject({
      reuse: null,
      served: { calls: 1 },
    });
    expect((await console.calls.totals.query({})).reused).toBeGreaterThan(0);
    const listed = await console.calls.list.query({
      where: [{ field: 'id', operator: 'starts_with', values: [callId] }],
    });
    expect(listed.items).toMatchObject([{ id: callId, reusedFrom: 'shared' }]);
    const metrics = await (await fetch(`${testKernel.kernel.url}/metrics`)).text();
    expect(metrics).toMatch(/agent_os_reused_calls_total\{from="shared"\} [1-9]/);
  });
});
