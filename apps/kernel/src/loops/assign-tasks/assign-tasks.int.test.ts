import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '@agent-os/db';
import { addTestAgent, addTestTenant, startTestApi, type TestApi, type TestTenant } from '../../api/testing/index.ts';
import { AssignTasks } from './index.ts';

let api: TestApi;
let home: TestTenant;
let loop: AssignTasks;
const warnings: object[] = [];
const minuteMs = 60_000;

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  loop = new AssignTasks({
    database: api.database,
    directory: { organisationIds: () => [home.organisationId] },
    logger: { warn: (facts: object) => warnings.push(facts) },
  });
});
afterAll(async () => {
  await loop.stop();
  await api.close();
});

async function addDoer(capability: string, change = ''): Promise<string> {
  const id = await addTestAgent(api, home);
  await api.superuser.query(`update agent set capabilities = $2 ${change} where id = $1`, [id, [capability]]);
  return id;
}

const hear = (agentId: string, at: number, name = 'one') =>
  api.superuser.query(
    `insert into agent_instance (organisation_id, agent_id, name, first_seen_at, last_seen_at) values ($1, $2, $3, $4, $4)
     on conflict (organisation_id, agent_id, name) do update set last_seen_at = excluded.last_seen_at`,
    [home.organisationId, agentId, name, new Date(at)],
  );

async function addTask(
  capability: string,
  { at, runId, deadline }: { at: number; runId?: string; deadline?: number },
): Promise<string> {
  const id = newId('tsk', at);
  await api.superuser.query(
    `insert into task (id, organisation_id, title, input, capabilities, run_id, service_class, due_at, deadline_at,
       created_by_kind, created_by_id, created_at)
     values ($1, $2, 'Task', '1', $3, $4, 'standard', $5, $6, 'person', $7, $5)`,
    [
      id,
      home.organisationId,
      [capability],
      runId ?? id,
      new Date(at),
      deadline === undefined ? null : new Date(deadline),
      home.members.owner.personId,
    ],
  );
  return id;
}

interface Found {
  readonly state: string;
  readonly agent_id: string | null;
  readonly error_code: string | null;
  readonly assignment: { readonly parts: Readonly<Record<string, number>> | null } | null;
}

async function taskOf(id: string): Promise<Found | undefined> {
  const { rows } = await api.superuser.query<Found>(
    'select state, agent_id, error_code, assignment from task where id = $1',
    [id],
  );
  return rows[0];
}

const wantedOf = async (agentId: string) => {
  const { rows } = await api.superuser.query<{ desired: number }>(
    'select desired from agent_scale where agent_id = $1',
    [agentId],
  );
  return rows[0]?.desired;
};

describe('a pass', () => {
  test('gives a task to the agent that made the run’s recent calls', async () => {
    const now = Date.now();
    const [one, other] = [await addDoer('affinity'), await addDoer('affinity')];
    for (const agentId of [one, other]) await hear(agentId, now);
    await api.superuser.query(
      `insert into call (organisation_id, id, agent_id, department_id, run_id, syscall, protocol, model_requested, simulated,
         streamed, received_at, estimated_input_tokens, replica_id)
       values ($1, $2, $3, $4, 'run_7', 'llm.generate', 'openai.chat', 'model', true, false, $5, 10, 'test')`,
      [home.organisationId, newId('call', now - minuteMs), other, home.departmentId, new Date(now - minuteMs)],
    );
    const id = await addTask('affinity', { at: now, runId: 'run_7' });
    await loop.runOnce(now);
    expect(await taskOf(id)).toMatchObject({
      state: 'assigned',
      agent_id: other,
      assignment: { parts: { context: 1000 } },
    });
  });

  test('takes a task back from an agent whose instances are gone, and gives it to one that lives', async () => {
    const now = Date.now();
    const gone = await addDoer('move');
    await hear(gone, now);
    const id = await addTask('move', { at: now });
    await loop.runOnce(now);
    expect(await taskOf(id)).toMatchObject({ agent_id: gone });
    const later = now + 2 * minuteMs;
    await loop.runOnce(later);
    expect(await taskOf(id)).toMatchObject({ state: 'queued', agent_id: null });
    const there = await addDoer('move');
    await hear(there, later);
    await loop.runOnce(later + 1);
    expect(await taskOf(id)).toMatchObject({ state: 'assigned', agent_id: there });
  });

  test('fails what nobody has begun by its deadline', async () => {
    const now = Date.now();
    const id = await addTask('deadline', { at: now, deadline: now + 5_000 });
    await loop.runOnce(now + 4_999);
    expect(await taskOf(id)).toMatchObject({ state: 'queued' });
    await loop.runOnce(now + 5_000);
    expect(await taskOf(id)).toMatchObject({ state: 'failed', error_code: 'deadline_missed' });
  });

  test('wants more instances for a backlog at once, and fewer only after quiet minutes', async () => {
    const now = Date.now();
    const agentId = await addDoer('scale', ', max_instances = 3');
    await hear(agentId, now);
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) ids.push(await addTask('scale', { at: now + index }));
    await loop.runOnce(now);
    expect(await wantedOf(agentId)).toBe(3);
    await api.superuser.query(`update task set state = 'cancelled', finished_at = now() where id = any($1)`, [ids]);
    await loop.runOnce(now + 1_000);
    expect(await wantedOf(agentId)).toBe(3);
    await loop.runOnce(now + 1_000 + minuteMs);
    expect(await wantedOf(agentId)).toBe(2);
    await loop.runOnce(now + 1_000 + 2 * minuteMs);
    expect(await wantedOf(agentId)).toBe(1);
    await loop.runOnce(now + 1_000 + 9 * minuteMs);
    expect(await wantedOf(agentId)).toBe(1);
  });

  test('is held up by no number of tasks that nobody can do', async () => {
    const now = Date.now();
    await api.superuser.query(
      `insert into task (id, organisation_id, title, input, capabilities, run_id, service_class, due_at, created_by_kind, created_by_id)
       select 'tsk_stuck' || n, $1, 'Stuck', '1', '{impossible}', 'run', 'critical', $2, 'person', $3
       from generate_series(1, 3000) n`,
      [home.organisationId, new Date(now - minuteMs), home.members.owner.personId],
    );
    const agentId = await addDoer('possible');
    await hear(agentId, now);
    const id = await addTask('possible', { at: now });
    await loop.runOnce(now);
    expect(await taskOf(id)).toMatchObject({ state: 'assigned', agent_id: agentId });
    const { rows } = await api.superuser.query<{ reasons: number }>(
      `select count(distinct assignment->>'at')::int as reasons from task where title = 'Stuck' and assignment is not null`,
    );
    expect(rows[0]?.reasons).toBe(1);
    const versions = `select max(xmin::text::bigint)::int as count from task where title = 'Stuck'`;
    await loop.runOnce(now + 1);
    const before = await api.superuser.query<{ count: number }>(versions);
    await loop.runOnce(now + 2);
    // Nothing new is to be said of those that wait, so nothing is written.
    expect((await api.superuser.query<{ count: number }>(versions)).rows).toEqual(before.rows);
    await api.superuser.query(`delete from task where title = 'Stuck'`);
  });

  test('leaves a suspended agent no instances, and its tasks to others', async () => {
    const now = Date.now();
    const agentId = await addDoer('stop');
    await hear(agentId, now);
    const id = await addTask('stop', { at: now });
    await loop.runOnce(now);
    expect(await taskOf(id)).toMatchObject({ agent_id: agentId });
    await api.superuser.query(`update agent set state = 'suspended' where id = $1`, [agentId]);
    await loop.runOnce(now + 1);
    expect(await taskOf(id)).toMatchObject({ state: 'queued' });
    expect(await wantedOf(agentId)).toBe(0);
  });
});

test('no pass failed', () => {
  expect(warnings).toEqual([]);
});
