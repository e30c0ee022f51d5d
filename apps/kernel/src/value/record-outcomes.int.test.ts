import type { OutcomeActor } from '@agent-os/core/economy';
import fc from 'fast-check';
import { newId } from '@agent-os/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTestAgent, addTestTenant, startTestApi, type TestApi, type TestTenant } from '../api/testing/index.ts';
import { recordOutcomes, type OutcomeMessage } from './index.ts';

let api: TestApi;
let home: TestTenant;
let agents: readonly string[];

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  agents = [home.agentId, await addTestAgent(api, home)];
  const finance = await api.callAs(home.members.finance.claims);
  await finance.value.setRule({
    kind: 'ruled',
    definition: {
      formula: { kind: 'per_unit', amountNanoUsd: '1000000007' },
      humanNanoUsdPerHour: '7000000001',
      reviewSeconds: 45,
    },
    expectedNumber: 0,
    reason: 'A test',
  });
});
afterAll(() => api.close());

const dayMs = 86_400_000;
const startMs = Date.UTC(2031, 0, 1);
const message = fc.record({
  by: fc.constantFrom('person', 'webhook', 'csv', 'agent', 'system'),
  said: fc.record({
    task: fc.nat(5),
    move: fc.constantFrom('report', 'accept', 'reject', 'undo', 'expire'),
    units: fc.option(fc.bigInt({ min: 0n, max: 50n })),
    humanSeconds: fc.option(fc.nat(5_000)),
    statedNanoUsd: fc.option(fc.bigInt({ min: 0n, max: 10n ** 12n })),
    reference: fc.option(fc.constantFrom('a', 'b', 'c', 'd')),
  }),
});
const walk = fc.array(fc.record({ day: fc.nat(2), messages: fc.array(message, { minLength: 1, maxLength: 6 }) }), {
  minLength: 4,
  maxLength: 14,
});

async function addTasks(): Promise<readonly string[]> {
  const ids = Array.from({ length: 6 }, () => newId('tsk', startMs));
  await api.superuser.query(
    `insert into task (id, organisation_id, title, input, agent_id, run_id, service_class, due_at, created_by_kind,
       created_by_id, state, attempts, assigned_at, created_at, finished_at, kind)
     select id, $2, 'Task', '1', ($4::text[])[1 + number % 2], id, 'standard', now(), 'person', $3, 'done', 1, now(),
       now(), now(), case when number % 3 = 0 then '' else 'ruled' end
     from unnest($1::text[]) with ordinality as given (id, number)`,
    [ids, home.organisationId, home.members.owner.personId, agents],
  );
  return ids;
}

/** The sums by day as the events say they should be, and as they are; both as text. */
async function sums(): Promise<readonly [string, string]> {
  const kept = await api.superuser.query<{ text: string }>(
    `select string_agg(concat_ws(' ', day, agent_id, kind, reported, accepted, rejected, expired, accepted_without_value,
       units, value_measured_nano_usd + value_reported_nano_usd + value_declared_nano_usd + value_assumed_nano_usd,
       human_measured_seconds + human_reported_seconds + human_declared_seconds + human_assumed_seconds,
       human_nano_usd, human_unrated_seconds, decided_without_minutes), E'\\n' order by day, agent_id, kind) as text
     from outcome_day`,
  );
  const said = await api.superuser.query<{ text: string }>(
    `select string_agg(line, E'\\n' order by day, agent_id, kind) as text from (
       select (at at time zone 'UTC')::date as day, agent_id, kind, concat_ws(' ', (at at time zone 'UTC')::date, agent_id,
         kind, sum((event = 'reported')::int), sum((event = 'accepted')::int - (reversed_event is not distinct from 'accepted')::int),
         sum((event = 'rejected')::int - (reversed_event is not distinct from 'rejected')::int),
         sum((event = 'expired')::int - (reversed_event is not distinct from 'expired')::int),
         sum(case when value_nano_usd is not null then 0 when event = 'accepted' then 1
           when reversed_event = 'accepted' then -1 else 0 end),
         sum(case when event = 'accepted' or reversed_event = 'accepted' then coalesce(units, 0) else 0 end),
         sum(case when event = 'accepted' or reversed_event = 'accepted' then coalesce(value_nano_usd, 0) else 0 end),
         sum(coalesce(human_seconds, 0)), sum(coalesce(human_nano_usd, 0)),
         sum(case when human_nano_usd is null then coalesce(human_seconds, 0) else 0 end),
         sum(case when without_minutes then case event when 'reversed' then -1 else 1 end else 0 end)) as line
       from task_outcome group by 1, 2, 3) as lines`,
  );
  return [said.rows[0]?.text ?? '', kept.rows[0]?.text ?? ''];
}

/** Value and units of what stands accepted now, against the sums over all days. */
async function standing(): Promise<readonly [string, string]> {
  const { rows } = await api.superuser.query<{ now: string; sums: string }>(
    `select (select concat_ws(' ', count(*), coalesce(sum(value_nano_usd), 0), coalesce(sum(units), 0))
       from outcome_standing where state = 'accepted') as now,
     (select concat_ws(' ', coalesce(sum(accepted), 0), coalesce(sum(value_measured_nano_usd + value_reported_nano_usd
       + value_declared_nano_usd + value_assumed_nano_usd), 0), coalesce(sum(units), 0)) from outcome_day) as sums`,
  );
  return [rows[0]?.now ?? '', rows[0]?.sums ?? ''];
}

test('sums by day are what the events say, and over all days what stands accepted, however outcomes are moved', async () => {
  await fc.assert(
    fc.asyncProperty(walk, async (steps) => {
      await api.superuser.query('truncate task_outcome, outcome_standing, outcome_day');
      const taskIds = await addTasks();
      for (const { day, messages } of steps) {
        const say = (kind: OutcomeActor['kind'], id: string, given: readonly OutcomeMessage[]) => {
          const { organisationId } = home;
          const sender = { organisationId, actor: { kind, id }, nowMs: startMs + day * dayMs };
          return api.dependencies.database.withTenant(organisationId, (tx) => recordOutcomes(tx, sender, given));
        };
        const given = messages.map(({ said }) => ({ ...said, taskId: taskIds[said.task] ?? '', reason: 'A test' }));
        for (const [index, { by }] of messages.entries()) {
          await say(by, by === 'agent' ? (agents[0] ?? '') : 'someone', given.slice(index, index + 1));
        }
        await say('csv', 'file', given);
      }
      const [said, kept] = await sums();
      expect(kept).toBe(said);
      const [now, summed] = await standing();
      expect(summed).toBe(now);
    }),
    { numRuns: 6 },
  );
}, 120_000);

test('canary: a sum that is off by one is found', async () => {
  await api.superuser.query(
    `update outcome_day set accepted = accepted + 1 where ctid = (select min(ctid) from outcome_day)`,
  );
  const [said, kept] = await sums();
  expect(kept).not.toBe(said);
});
