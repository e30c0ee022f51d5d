import { joinFigures } from '@agent-os/core/fleet';
import { createCallWriter, createJournalPool, energyOrigin, intentEntry, newId, settlementEntry } from '@agent-os/db';
import { exampleIntent, exampleSettlement } from '@agent-os/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addTestAgent,
  addTestTenant,
  startTestApi,
  type ApiCaller,
  type TestApi,
  type TestTenant,
} from '../testing/index.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

let api: TestApi;
let home: TestTenant;
let elsewhere: TestTenant;
let owner: ApiCaller;

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  elsewhere = await addTestTenant(api, 'elsewhere');
  owner = await api.callAs(home.members.owner.claims);
});
afterAll(() => api.close());

const addAgents = (count: number) => Promise.all(Array.from({ length: count }, () => addTestAgent(api, home)));
const statesOf = async (ids: readonly string[]) => {
  const { rows } = await api.superuser.query<{ state: string }>('select state from agent where id = any($1)', [ids]);
  return rows.map(({ state }) => state);
};
const eventsAbout = async (ids: readonly string[]) => {
  const { rows } = await api.superuser.query<{ target_id: string; action: string; detail: object }>(
    'select target_id, action, detail from audit_event where target_id = any($1) order by id',
    [ids],
  );
  return rows;
};

describe('a change of many agents', () => {
  test('changes all of them with one event each, and its undo restores each to what it was', async () => {
    const ids = await addAgents(3);
    await owner.agents.setState({ agentId: ids[0] ?? '', state: 'retired', reason: 'Before' });
    const done = await owner.agents.setStateMany({
      changes: [{ agentIds: ids, state: 'suspended' }],
      reason: 'A quiet day',
    });
    expect(done).toMatchObject({ changed: 3, unchanged: 0 });
    expect(await statesOf(ids)).toEqual(['suspended', 'suspended', 'suspended']);
    const events = (await eventsAbout(ids)).filter(({ detail }) => JSON.stringify(detail).includes('A quiet day'));
    expect(events.map(({ target_id: id }) => id).toSorted()).toEqual(ids.toSorted());
    const { undo } = done;
    await owner.agents.setStateMany({ changes: undo, reason: 'Undone' });
    expect((await statesOf(ids)).toSorted()).toEqual(['active', 'active', 'retired']);
  });

  test('changes none when one of them is not there', async () => {
    const ids = await addAgents(2);
    const before = await eventsAbout(ids);
    const attempt = owner.agents.setStateMany({
      changes: [{ agentIds: [...ids, elsewhere.agentId], state: 'suspended' }],
      reason: 'One is a stranger',
    });
    await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await statesOf(ids)).toEqual(['active', 'active']);
    expect(await eventsAbout(ids)).toEqual(before);
  });

  test('changes none when one of its groups is impossible', async () => {
    const [first = '', second = ''] = await addAgents(2);
    const { id: other } = await owner.departments.create({ slug: 'bulk-other', name: 'Other' });
    const attempt = owner.agents.moveMany({
      changes: [
        { agentIds: [first], departmentId: other, teamId: null },
        { agentIds: [second], departmentId: other, teamId: home.teamId },
      ],
      reason: 'The team is of another department',
    });
    await expect(attempt).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect((await owner.agents.get({ agentId: first })).department.id).toBe(home.departmentId);
  });

  test('leaves those that are so already alone, and says so when that is all of them', async () => {
    const ids = await addAgents(2);
    await owner.agents.setState({ agentId: ids[0] ?? '', state: 'suspended', reason: 'Before' });
    const change = { changes: [{ agentIds: ids, state: 'suspended' as const }], reason: 'Both' };
    expect(await owner.agents.setStateMany(change)).toMatchObject({ changed: 1, unchanged: 1 });
    await expect(owner.agents.setStateMany(change)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('needs a reason, and names each agent once', async () => {
    const [id = ''] = await addAgents(1);
    const changes = [{ agentIds: [id], state: 'suspended' as const }];
    await expect(owner.agents.setStateMany({ changes, reason: '  ' })).rejects.toThrow('Say why.');
    const twice = owner.agents.setStateMany({ changes: [...changes, ...changes], reason: 'Twice' });
    await expect(twice).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('gives agents to members only', async () => {
    const [id = ''] = await addAgents(1);
    const give = (ownerPersonId: string | null) =>
      owner.agents.setOwnerMany({ changes: [{ agentIds: [id], ownerPersonId }], reason: 'New owner' });
    await expect(give(elsewhere.members.owner.personId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await give(home.members.operator.personId);
    expect((await owner.agents.get({ agentId: id })).owner?.id).toBe(home.members.operator.personId);
  });

  test('of two thousand agents is one transaction', async () => {
    const { rows } = await api.superuser.query<{ id: string }>(
      `insert into agent (id, organisation_id, department_id, slug, name)
       select 'agt_' || lpad(n::text, 26, '0'), $1, $2, 'many-' || n, 'Many' from generate_series(1, 2000) n returning id`,
      [home.organisationId, home.departmentId],
    );
    const agentIds = rows.map(({ id }) => id);
    const done = await owner.agents.setOwnerMany({
      changes: [{ agentIds, ownerPersonId: home.members.admin.personId }],
      reason: 'Reorganisation',
    });
    expect(done.changed).toBe(2000);
    expect(await eventsAbout(agentIds)).toHaveLength(2000);
    const { rows: written } = await api.superuser.query('select from agent_version where agent_id = any($1)', [
      agentIds,
    ]);
    expect(written).toHaveLength(2000);
    await api.superuser.query('delete from agent_version where agent_id = any($1)', [agentIds]);
    await api.superuser.query('delete from agent where id = any($1)', [agentIds]);
  });
});

describe('versions of an agent', () => {
  const create = (slug: string) =>
    owner.agents.create({ slug, name: 'First name', purpose: 'Stays.', departmentId: home.departmentId });

  test('are written by every change of its configuration, with author and time, and by nothing else', async () => {
    const made = await create('versioned');
    await owner.agents.update({ agentId: made.id, name: 'Second name', riskClass: 'R3' });
    await owner.agents.update({ agentId: made.id, name: 'Second name' });
    await owner.agents.setState({ agentId: made.id, state: 'suspended', reason: 'Not a configuration' });
    await owner.agents.setOwnerMany({ changes: [{ agentIds: [made.id], ownerPersonId: null }], reason: 'Left' });
    const versions = await owner.agents.versions({ agentId: made.id });
    expect(versions.map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(versions[2]?.configuration).toMatchObject({ name: 'First name', riskClass: null, purpose: 'Stays.' });
    expect(versions[1]?.configuration).toMatchObject({ name: 'Second name', riskClass: 'R3' });
    expect(versions[0]).toMatchObject({ reason: 'Left', configuration: { owner: null } });
    expect(versions[0]?.author).toMatchObject({ kind: 'person', id: home.members.owner.personId });
    expect((await owner.agents.get({ agentId: made.id })).version).toBe(3);
  });

  test('cannot be changed or removed by the kernel', async () => {
    const made = await create('immutable');
    for (const sql of ['update agent_version set reason = reason', 'delete from agent_version']) {
      const attempt = api.database.withTenant(home.organisationId, (tx) => tx.$executeRawUnsafe(sql));
      await expect(attempt).rejects.toThrow(/permission denied/);
    }
    expect(await owner.agents.versions({ agentId: made.id })).toHaveLength(1);
  });

  test('follow one another when two people change an agent at once', async () => {
    const made = await create('at-once');
    const names = ['A', 'B', 'C', 'D'];
    await Promise.all(names.map((name) => owner.agents.update({ agentId: made.id, name })));
    const versions = await owner.agents.versions({ agentId: made.id });
    expect(versions.map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
  });
});

describe('what calls came to', () => {
  test('equals the sum over the calls, whatever the order and however often they are recorded', async () => {
    const agentId = await addTestAgent(api, home);
    const pool = createJournalPool({ url: api.url });
    const writer = createCallWriter(pool);
    const nowMs = Date.now();
    const intents = [0, 1, 30, 90, 200, 2000].map((minutesAgo) => {
      const at = nowMs - minutesAgo * 60_000;
      return exampleIntent(home.organisationId, {
        id: newId('call', at),
        agentId,
        departmentId: home.departmentId,
        receivedAtUs: at * 1000,
        simulated: false,
      });
    });
    const ends = [
      {},
      { outcome: 'failed', errorCode: 'upstream_timeout', costNanoUsd: null },
      { outcome: 'denied', errorCode: 'policy_denied', costNanoUsd: 0n },
      { outcome: 'interrupted', errorCode: 'interrupted' },
      { outcome: 'cancelled' },
      {},
    ] as const;
    await writer.write(intents.map(intentEntry));
    const settlements = intents.map((intent, index) => exampleSettlement(intent, ends[index]));
    await writer.write(settlements.slice(0, 3).map(settlementEntry));
    await writer.write(settlements.map(settlementEntry));
    await pool.end();
    const { rows } = await api.superuser.query(
      `with calls as (
         select count(*) as calls, count(*) filter (where outcome in ('failed', 'interrupted')) as failed,
                count(*) filter (where outcome = 'denied') as denied, count(*) filter (where cost_nano_usd is null) as unknown,
                sum(cost_nano_usd) as cost, sum(input_tokens) as input
         from call c join call_settlement s on s.call_id = c.id where c.agent_id = $1
       )
       select u.span, u.calls = c.calls and u.failed = c.failed and u.denied = c.denied and u.unknown = c.unknown
              and u.cost = c.cost and u.input = c.input as equal
       from calls c, (
         select span, sum(calls) as calls, sum(failed) as failed, sum(denied) as denied, sum(without_cost) as unknown,
                sum(cost_nano_usd) as cost, sum(input_tokens) as input
         from agent_usage where agent_id = $1 group by span
       ) u order by u.span`,
      [agentId],
    );
    expect(rows).toEqual(['day', 'ever', 'hour', 'quarter'].map((span) => ({ span, equal: true })));
    const detail = await owner.agents.get({ agentId, dayStart: nowMs - 40 * 60_000 });
    expect(detail).toMatchObject({
      callsToday: 3,
      failedToday: 1,
      callsWithoutCostToday: 1,
      health: { state: 'failing', calls: 5, failed: 2, denied: 1, lastError: { code: 'upstream_timeout' } },
    });
    const activity = await owner.agents.activity({ agentId, dayStart: nowMs - 40 * 60_000 });
    expect(activity.hours).toHaveLength(24);
    expect(activity.hours.reduce((sum, { calls }) => sum + calls, 0)).toBe(5);
    expect(activity.problems.map(({ code }) => code).toSorted()).toEqual([
      'interrupted',
      'policy_denied',
      'upstream_timeout',
    ]);
    const { runs } = await owner.agents.runs({ agentId });
    expect(runs).toHaveLength(6);
    expect(runs[0]).toMatchObject({ calls: 1, running: 0, lastState: 'settled' });
  });

  test('of a run has the energy and CO₂e of those of its calls that are known', async () => {
    const agentId = await addTestAgent(api, home);
    const pool = createJournalPool({ url: api.url });
    const place = { agentId, departmentId: home.departmentId, runId: 'night-shift' };
    const energy = {
      lowMillijoules: 6_000,
      millijoules: 7_000,
      highMillijoules: 8_000,
      locationMicrograms: 900,
      marketMicrograms: 800,
      basis: 'estimated',
      origin: energyOrigin('estimated', 'T1', 'a test', 'GB'),
    } as const;
    for (const [index, known] of [energy, energy, undefined].entries()) {
      const receivedAtMs = Date.now() - index;
      const id = newId('call', receivedAtMs);
      const intent = exampleIntent(home.organisationId, { ...place, id, receivedAtUs: receivedAtMs * 1000 });
      const settlement = exampleSettlement(intent, { energy: known });
      await createCallWriter(pool).write([intentEntry(intent), settlementEntry(settlement)]);
    }
    await pool.end();
    const { runs } = await owner.agents.runs({ agentId });
    const told = { runId: 'night-shift', calls: 3, energyEstimated: true, withoutEnergy: 1 };
    expect(runs).toMatchObject([{ ...told, energyMillijoules: 14_000, carbonLocationMicrograms: 1_800 }]);
  });

  test('is normal by the mean of the last complete days, and unknown on the first', async () => {
    const agentId = await addTestAgent(api, home);
    expect(await owner.agents.get({ agentId })).toMatchObject({
      costNormalNanoUsd: null,
      costTodayNanoUsd: null,
      health: { state: 'unused', lastError: null },
    });
    const utcDay = Math.floor(Date.now() / dayMs) * dayMs;
    await api.superuser.query(`update agent set created_at = $2 where id = $1`, [
      agentId,
      new Date(utcDay - 4 * dayMs),
    ]);
    await api.superuser.query(
      `insert into agent_usage values ($1, $2, 'day', $3, 1, 0, 0, 0, 0, 0, 1, 1, 8000, now(), null, null)`,
      [home.organisationId, agentId, new Date(utcDay - dayMs)],
    );
    expect((await owner.agents.get({ agentId })).costNormalNanoUsd).toBe('2000');
  });

  test('is the same in the list of all figures as on the page of each agent', async () => {
    const dayStart = Date.now() - 40 * 60_000;
    const call = await owner.calls.get({ callId: home.callId });
    api.kernelState.running.push({ ...call, id: 'flying' });
    const [registry, figures] = await Promise.all([owner.agents.list(), owner.agents.figures({ dayStart })]);
    const agents = joinFigures(registry, figures);
    expect(agents.map(({ id }) => id).toSorted()).toEqual(figures.map(({ agentId }) => agentId).toSorted());
    expect(agents.filter(({ runningNow }) => runningNow > 0).map(({ id }) => id)).toEqual([home.agentId]);
    expect(agents.some(({ callsToday, runningNow }) => callsToday > runningNow)).toBe(true);
    for (const agent of agents) {
      const page = await owner.agents.get({ agentId: agent.id, dayStart });
      // Of an agent with a call in flight the last call is now, which passes between the two.
      const now = agent.runningNow > 0 && { lastCallAt: page.lastCallAt };
      expect(page).toMatchObject({ ...agent, ...now });
    }
    api.kernelState.running.length = 0;
  });
});

test('the blast radius counts what is in flight and where', async () => {
  const [one = '', two = ''] = await addAgents(2);
  const call = await owner.calls.get({ callId: home.callId });
  const flying = (id: string, agentId: string, runId: string | null) => ({
    ...call,
    id,
    agent: { ...call.agent, id: agentId },
    runId,
    reservedNanoUsd: '5',
  });
  api.kernelState.running.push(flying('a', one, 'run-1'), flying('b', one, 'run-1'), flying('c', home.agentId, null));
  const radius = await owner.agents.blastRadius({ agentIds: [one, two] });
  api.kernelState.running.length = 0;
  expect(radius).toMatchObject({ agents: 2, callsInFlight: 2, runsInFlight: 1, reservedNanoUsd: '10' });
  expect(radius.departments).toEqual([{ id: home.departmentId, name: 'First', agents: 2 }]);
});

test('the trail of an agent holds its keys, and nobody else’s events', async () => {
  const made = await owner.agents.create({ slug: 'trailed', name: 'Trailed', departmentId: home.departmentId });
  const { key } = await owner.keys.create({ agentId: made.id, name: 'First' });
  await owner.keys.revoke({ keyId: key.id });
  const events = await owner.agents.events({ agentId: made.id });
  expect(events.map(({ action }) => action)).toEqual(['key.revoked', 'key.created', 'agent.created']);
});

test('whoever waits for a first call sees it, or what was turned away since the key was made', async () => {
  const agentId = await addTestAgent(api, home);
  const { key } = await owner.keys.create({ agentId, name: 'Waiting' });
  const refusal = {
    at: key.createdAt + 1,
    address: 'POST /chat/completions',
    code: 'not_found',
    message: 'POST /chat/completions is not served here.',
    key: 'own' as const,
  };
  api.kernelState.refusals.set(key.id, { ...refusal, at: key.createdAt - 1 });
  expect(await owner.connect.status({ keyId: key.id })).toMatchObject({ lastCallId: null, lastRefusal: null });
  api.kernelState.refusals.set(key.id, refusal);
  const callId = newId('call', Date.now());
  await api.superuser.query(
    `insert into call (organisation_id, id, agent_id, department_id, key_id, syscall, protocol, model_requested, simulated,
       streamed, received_at, estimated_input_tokens, replica_id)
     values ($1, $2, $3, $4, $5, 'llm.generate', 'openai.chat', 'model', false, false, now(), 1, 'test')`,
    [home.organisationId, callId, agentId, home.departmentId, key.id],
  );
  expect(await owner.connect.status({ keyId: key.id })).toMatchObject({ lastCallId: callId, lastRefusal: refusal });
});

test('nothing failed in a way that nobody expected', () => {
  expect(api.logged).toEqual([]);
});
