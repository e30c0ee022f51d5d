import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase, type Database, type TenantTransaction } from '../client/index.ts';
import { newId } from '../ids/index.ts';
import { createCallWriter, createJournalPool, intentEntry, settlementEntry } from '../journal/index.ts';
import { createTestDatabase, exampleIntent, exampleSettlement, openSuperuser } from '../testing/index.ts';
import type { TestDatabase } from '../testing/index.ts';
import {
  failLateTasks,
  giveTasks,
  insertBudget,
  insertTask,
  lockBudgetWindows,
  lockOutcomeTasks,
  lockPoolsToLease,
  noteWaitingTasks,
  putSlotLeases,
  releaseTasks,
  tryLock,
} from './index.ts';
import { openOtherTransaction, type OtherTransaction } from './testing/index.ts';

// No two transactions wait for each other (docs/decisions/0032): rows are locked in one order by everybody, or those that somebody else
// has are left alone. Each case holds one lock and looks what is done about it, so that nothing here depends on who comes first.

const organisationId = newId('org', 1);
const agentId = newId('agt', 1);
const at = new Date(1_763_700_000_000);

let server: TestDatabase;
let superuser: pg.Client;
let database: Database;
let otherTransaction: OtherTransaction;

const inTenant = <T>(work: (tx: TenantTransaction) => Promise<T>) => database.withTenant(organisationId, work);

beforeAll(async () => {
  server = await createTestDatabase();
  superuser = await openSuperuser(server);
  otherTransaction = await openOtherTransaction(server);
  database = createDatabase({ url: server.appUrl });
  const departmentId = newId('dep', 1);
  await superuser.query(`insert into organisation (id, slug, name) values ($1, 'o', 'O')`, [organisationId]);
  await superuser.query(`insert into department (id, organisation_id, slug, name) values ($1, $2, 'd', 'D')`, [
    departmentId,
    organisationId,
  ]);
  await superuser.query(
    `insert into agent (id, organisation_id, department_id, slug, name) values ($1, $2, $3, 'a', 'A')`,
    [agentId, organisationId, departmentId],
  );
});
afterAll(async () => {
  await database.close();
  await otherTransaction.close();
  await superuser.end();
  await server.drop();
});

describe('tasks', () => {
  /** Two of the same kind, in the order of their ids. */
  const addTasks = async (): Promise<readonly [string, string]> => {
    await superuser.query('delete from task');
    const add = () =>
      inTenant((tx) =>
        insertTask(tx, {
          id: newId('tsk', at.getTime()),
          organisationId,
          title: 'Task',
          inputJson: '{}',
          capabilities: [],
          requestedAgentId: null,
          runId: 'run',
          serviceClass: 'standard',
          deadlineAt: at,
          dueAt: at,
          simulated: false,
          createdByKind: 'agent',
          createdById: agentId,
          idempotencyKey: null,
          attemptsMax: 3,
          kind: '',
          declaredNanoUsd: null,
          assignment: null,
          createdAt: at,
        }),
      );
    const [first = '', last = ''] = [await add(), await add()].toSorted();
    return [first, last];
  };
  const rowOf = async (id: string) => {
    const { rows } = await superuser.query<{ row: string }>(
      'select to_jsonb(t)::text as row from task t where id = $1',
      [id],
    );
    return rows[0]?.row;
  };
  const lockTask = (id: string) => (client: pg.Client) =>
    client.query('select 1 from task where id = $1 for no key update', [id]);
  const setTitle = (client: pg.Client, id: string) => client.query(`update task set title = 'x' where id = $1`, [id]);

  const writers: readonly (readonly [
    string,
    (tx: TenantTransaction, taskIds: readonly string[]) => Promise<unknown>,
  ])[] = [
    [
      'gives them to agents',
      (tx, ids) =>
        giveTasks(
          tx,
          ids.map((taskId) => ({ taskId, agentId, assignment: {} })),
          at,
        ),
    ],
    ['notes why they wait', (tx, taskIds) => noteWaitingTasks(tx, [{ taskIds, assignment: { waits: true } }])],
    [
      'takes them back',
      async (tx, taskIds) => {
        await giveTasks(
          tx,
          taskIds.map((taskId) => ({ taskId, agentId, assignment: {} })),
          at,
        );
        await releaseTasks(tx, [agentId]);
      },
    ],
    ['fails them', (tx) => failLateTasks(tx, at, 'Too late.')],
  ];

  test.each(writers)('what %s leaves those alone that somebody has locked, until the next time', async (_, write) => {
    const [held, free] = await addTasks();
    const before = [await rowOf(held), await rowOf(free)];
    await otherTransaction.while(lockTask(held), () => inTenant((tx) => write(tx, [free, held])));
    expect(await rowOf(held)).toBe(before[0]);
    expect(await rowOf(free)).not.toBe(before[1]);
    await inTenant((tx) => write(tx, [free, held]));
    expect(await rowOf(held)).not.toBe(before[0]);
  });

  test('whose outcomes are written together are locked in the order of their ids', async () => {
    const [first, last] = await addTasks();
    const writing = await otherTransaction.while(lockTask(first), async () => {
      const waits = inTenant((tx) => lockOutcomeTasks(tx, [last, first]));
      await otherTransaction.untilSomebodyWaits();
      expect(await otherTransaction.isFree('select 1 from task where id = $1', [last])).toBe(true);
      return { waits };
    });
    expect(await writing.waits).toHaveLength(2);
  });

  test('canary: of two that take them in different orders the database ends one', async () => {
    const [first, last] = await addTasks();
    await superuser.query('begin');
    const outcomes = await otherTransaction.while(lockTask(first), async (other) => {
      await setTitle(superuser, last);
      return Promise.allSettled([setTitle(superuser, first), setTitle(other, last)]);
    });
    await superuser.query('rollback');
    const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(reasons).toEqual([expect.objectContaining({ code: '40P01' })]);
  });
});

describe('windows of budgets', () => {
  const windowKey = '1763683200000';
  const addBudgets = async (): Promise<readonly [string, string]> => {
    const add = async () => {
      const id = newId('bdg', at.getTime());
      await inTenant((tx) =>
        insertBudget(tx, organisationId, {
          id,
          name: 'All of it',
          scopeKind: 'organisation',
          scopeId: null,
          period: 'day',
          unit: 'usd',
          cap: 1_000n,
          action: 'deny',
          notifyPercents: [],
          timeZone: 'UTC',
          at,
        }),
      );
      return id;
    };
    const [first = '', last = ''] = [await add(), await add()].toSorted();
    return [first, last];
  };
  const lease = (tx: TenantTransaction, budgetIds: readonly string[]) =>
    lockBudgetWindows(
      tx,
      organisationId,
      'replica-1',
      budgetIds.map((budgetId) => ({ budgetId, windowKey, startsAtMs: Number(windowKey), endsAtMs: null })),
    );
  const charge = async (budgetIds: readonly string[]): Promise<unknown> => {
    const pool = createJournalPool({ url: server.appUrl });
    try {
      const intent = exampleIntent(organisationId);
      const budgetCharges = budgetIds.map((budgetId) => ({ budgetId, windowKey, unit: 'usd' as const, amount: 1n }));
      const entries = [intentEntry(intent), settlementEntry(exampleSettlement(intent, { budgetCharges }))];
      return await createCallWriter(pool).write(entries);
    } finally {
      await pool.end();
    }
  };
  const windowOf = 'select 1 from budget_window where budget_id = $1';

  test.each([
    ['a kernel leases parts of', (ids: readonly string[]) => inTenant((tx) => lease(tx, ids))],
    ['ended calls are charged to', charge],
  ])('those that %s are locked in the order of their budgets', async (_, locksThem) => {
    const [first, last] = await addBudgets();
    await inTenant((tx) => lease(tx, [first, last]));
    const locking = await otherTransaction.while(
      (other) => other.query(`${windowOf} for update`, [first]),
      async () => {
        const waits = locksThem([last, first]);
        await otherTransaction.untilSomebodyWaits();
        expect(await otherTransaction.isFree(windowOf, [last])).toBe(true);
        return { waits };
      },
    );
    await locking.waits;
  });
});

describe('leases of slots', () => {
  const poolIds = [newId('pol', 1), newId('pol', 2)];
  const session = newId('run', 1);
  const dead = newId('run', 2);
  const owner = { organisationId, replica: 'here', session };
  const changes = poolIds.map((poolId) => ({ poolId, slots: 1, inUse: 0, demand: 0, turnAt: null, news: true }));
  const begin = (id: string, replica: string) => database.sessions.begin(id, replica, 600_000, false);

  beforeAll(async () => {
    for (const [index, poolId] of poolIds.entries()) {
      await superuser.query(`insert into pool (id, organisation_id, slug, slots) values ($1, $2, $3, 4)`, [
        poolId,
        organisationId,
        `pool-${index}`,
      ]);
    }
    await begin(session, 'here');
    await begin(dead, 'there');
    const there = { organisationId, replica: 'there', session: dead };
    await inTenant((tx) => putSlotLeases(tx, there, changes));
  });
  const endsDead = (other: pg.Client) => other.query('delete from kernel_session where id = $1', [dead]);
  const settle = (tx: TenantTransaction) => putSlotLeases(tx, owner, changes);

  test('are written, and their news told, while another session and its leases are just ended', async () => {
    await otherTransaction.while(endsDead, () => inTenant(settle));
    const { rows } = await superuser.query('select 1 from pool_slot_lease where replica_id = $1', ['here']);
    expect(rows).toHaveLength(2);
  });

  test('canary: telling them row by row would wait for it', async () => {
    const told = `update pool_slot_lease set unread = true where replica_id = 'there'`;
    await otherTransaction.while(endsDead, async () => {
      await superuser.query(`set lock_timeout = '50ms'`);
      await expect(superuser.query(told)).rejects.toMatchObject({ code: '55P03' });
      await superuser.query('reset lock_timeout');
    });
  });

  test('keep their session while they are written, also when its time is over', async () => {
    await inTenant(async (tx) => {
      expect(await lockPoolsToLease(tx, session, poolIds)).toHaveLength(2);
      await superuser.query(`update kernel_session set expires_at = now() - interval '1 minute' where id = $1`, [
        session,
      ]);
      expect(await database.sessions.renew(dead, 600_000)).toMatchObject({ renewed: true, others: 1 });
      await settle(tx);
    });
    expect(await database.sessions.renew(dead, 600_000)).toMatchObject({ renewed: true, others: 0 });
    expect(await inTenant((tx) => lockPoolsToLease(tx, session, poolIds))).toBeUndefined();
  });
});

test('upkeep is done by one kernel at a time, of one organisation', async () => {
  const others = newId('org', 2);
  await inTenant(async (tx) => {
    expect(await tryLock(tx, 'device_interval')).toBe(true);
    expect(await tryLock(tx, 'device_interval')).toBe(true);
    expect(await inTenant((second) => tryLock(second, 'device_interval'))).toBe(false);
    expect(await inTenant((second) => tryLock(second, 'task.assign'))).toBe(true);
    expect(await database.withTenant(others, (second) => tryLock(second, 'device_interval'))).toBe(true);
  });
  expect(await inTenant((tx) => tryLock(tx, 'device_interval'))).toBe(true);
});
