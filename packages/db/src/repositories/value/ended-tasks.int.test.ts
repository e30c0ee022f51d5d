import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type Database } from '../../client/index.ts';
import { newId } from '../../ids/index.ts';
import { createTestDatabase, openSuperuser, type TestDatabase } from '../../testing/index.ts';
import { countEndedTasks, type EndedTasksRow, type ValueDimension } from './value-sums.ts';

const organisationId = newId('org', 1);
const departments = [newId('dep', 1), newId('dep', 2)];
const agents = [newId('agt', 1), newId('agt', 2), newId('agt', 3)];
const dayMs = 86_400_000;
const firstMs = Date.UTC(2026, 10, 1);
const days = 3;

let server: TestDatabase;
let superuser: pg.Client;
let other: pg.Client;
let database: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  [superuser, other] = [await openSuperuser(server), await openSuperuser(server)];
  database = createDatabase({ url: server.appUrl, maxConnections: 2 });
  await superuser.query(`insert into organisation (id, slug, name) values ($1, 'o', 'O')`, [organisationId]);
  for (const [place, id] of departments.entries()) {
    await superuser.query('insert into department (id, organisation_id, slug, name) values ($1, $2, $3, $3)', [
      id,
      organisationId,
      `d${place}`,
    ]);
  }
  for (const [place, id] of agents.entries()) {
    await superuser.query(
      'insert into agent (id, organisation_id, department_id, slug, name) values ($1, $2, $3, $4, $4)',
      [id, organisationId, departments[place % 2], `a${place}`],
    );
  }
});
afterAll(async () => {
  await database.close();
  await superuser.end();
  await other.end();
  await server.drop();
});

const insertTasks = `
  insert into task (id, organisation_id, title, input, run_id, created_by_kind, created_by_id, service_class, due_at,
    simulated, attempts_max, state, agent_id, kind, finished_at)
  select t.id, $1, 'T', '{}', 'run', 'person', 'p', 'standard', now(), false, 3, t.state, t.agent, t.kind, t.at
  from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[]) as t (id, state, agent, kind, at)`;

interface Ended {
  readonly agent: number;
  readonly kind: string;
  readonly state: 'done' | 'failed' | 'cancelled';
  readonly atMs: number;
  /** Ended when it was written, or by a statement after that. */
  readonly later: boolean;
}

const ended = fc.record<Ended>({
  agent: fc.nat(agents.length - 1),
  kind: fc.constantFrom('', 'ticket'),
  state: fc.constantFrom('done', 'failed', 'cancelled'),
  // The last millisecond of a day, the first, and all others.
  atMs: fc.oneof(
    fc.integer({ min: 0, max: days * dayMs - 1 }),
    fc.nat(days - 1).map((day) => day * dayMs),
    fc.integer({ min: 1, max: days }).map((day) => day * dayMs - 1),
  ),
  later: fc.boolean(),
});

async function write(tasks: readonly Ended[]): Promise<void> {
  const ids = tasks.map(() => newId('tsk', firstMs));
  const open = tasks.map(({ later }) => later);
  await superuser.query(insertTasks, [
    organisationId,
    ids,
    tasks.map(({ state }, place) => (open[place] ? 'assigned' : state)),
    tasks.map(({ agent }) => agents[agent]),
    tasks.map(({ kind }) => kind),
    tasks.map(({ atMs }, place) => (open[place] ? null : new Date(firstMs + atMs))),
  ]);
  // Two connections end them at once, each several by one statement, in opposite orders.
  const late = tasks.flatMap((task, place) => (task.later ? [{ ...task, id: ids[place] }] : []));
  const end = (client: pg.Client, some: typeof late) =>
    client.query(
      `update task set state = t.state, finished_at = t.at
       from unnest($1::text[], $2::text[], $3::timestamptz[]) as t (id, state, at) where task.id = t.id`,
      [some.map(({ id }) => id), some.map(({ state }) => state), some.map(({ atMs }) => new Date(firstMs + atMs))],
    );
  await Promise.all([
    end(
      superuser,
      late.filter((_, place) => place % 2 === 0),
    ),
    end(other, late.filter((_, place) => place % 2 === 1).toReversed()),
  ]);
}

function recount(tasks: readonly Ended[], by: Exclude<ValueDimension, 'day'>, from: number, until: number) {
  const within = tasks.filter(({ atMs }) => atMs >= from * dayMs && atMs < until * dayMs);
  const idOf = ({ agent, kind }: Ended) =>
    (by === 'kind' ? kind : by === 'agent' ? agents[agent] : departments[agent % 2]) ?? '';
  return Array.from(Map.groupBy(within, idOf), ([id, some]) => ({
    id,
    done: some.filter(({ state }) => state === 'done').length,
    failed: some.filter(({ state }) => state === 'failed').length,
    cancelled: some.filter(({ state }) => state === 'cancelled').length,
  }));
}

const ordered = (rows: readonly EndedTasksRow[]) => rows.toSorted((one, next) => (one.id < next.id ? -1 : 1));

test('sums of ended tasks are what counting the tasks comes to, on every day and by every cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(ended, { minLength: 1, maxLength: 20 }),
      fc.nat(days - 1),
      fc.integer({ min: 1, max: days }),
      async (tasks, from, lasts) => {
        await superuser.query('delete from task');
        await superuser.query('delete from task_end_day');
        await write(tasks);
        // What changes nothing of an end changes no sum.
        await superuser.query(`update task set title = 'Other'`);
        const until = Math.min(days, from + lasts);
        for (const by of ['agent', 'department', 'kind'] as const) {
          const found = await database.withTenant(organisationId, (tx) =>
            countEndedTasks(tx, {
              by,
              from: new Date(firstMs + from * dayMs),
              until: new Date(firstMs + until * dayMs),
            }),
          );
          expect(ordered(found)).toEqual(ordered(recount(tasks, by, from, until)));
        }
      },
    ),
    { numRuns: 25 },
  );
});

test('a task that is written again counts where it is now', async () => {
  await superuser.query('delete from task');
  await superuser.query('delete from task_end_day');
  await write([{ agent: 0, kind: '', state: 'done', atMs: 5, later: true }]);
  await superuser.query(`update task set kind = 'ticket', finished_at = finished_at + interval '1 day'`);
  const of = (day: number) =>
    database.withTenant(organisationId, (tx) =>
      countEndedTasks(tx, {
        by: 'kind',
        from: new Date(firstMs + day * dayMs),
        until: new Date(firstMs + (day + 1) * dayMs),
      }),
    );
  expect(await of(0)).toEqual([{ id: '', done: 0, failed: 0, cancelled: 0 }]);
  expect(await of(1)).toEqual([{ id: 'ticket', done: 1, failed: 0, cancelled: 0 }]);
});
