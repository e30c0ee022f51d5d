import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TenantTransaction } from '../../client/index.ts';
import { newId } from '../../ids/index.ts';
import { intentEntry, settlementEntry, type CallIntentRow, type CallSettlementRow } from '../../journal/index.ts';
import { exampleIntent, exampleSettlement } from '../../testing/index.ts';
import { openTestBooks, type TestBooks } from '../testing/index.ts';
import { foldGoodput, listPacedWork, listPoolGoodput, wasLostTo, type PoolGoodputRow } from './index.ts';

const hourMs = 3_600_000;
const hourUs = hourMs * 1000;
const beginMs = Date.UTC(2026, 2, 30);
const poolId = newId('pol', 1);
const modelId = newId('mdl', 1);
const agentId = newId('agt', 1);
const departmentId = newId('dep', 1);

let books: TestBooks;
let organisationId: string;

beforeAll(async () => {
  books = await openTestBooks(4);
});
afterAll(() => books.close());
beforeEach(async () => {
  organisationId = newId('org', 1);
  const { superuser } = books;
  await superuser.query(`insert into organisation (id, slug, name) values ($1, $2, 'O')`, [
    organisationId,
    organisationId.slice(-20).replaceAll('_', '-'),
  ]);
  await superuser.query('delete from pool');
  await superuser.query(`insert into pool (id, organisation_id, slug, slots) values ($1, $2, 'main', 4)`, [
    poolId,
    organisationId,
  ]);
});

interface Ended {
  readonly atUs: number;
  readonly executeUs: number;
  readonly call?: Partial<CallIntentRow>;
  readonly end?: Partial<CallSettlementRow>;
}

/** Calls that began to run at `atUs` of the first hour. */
async function end(calls: readonly Ended[]): Promise<readonly string[]> {
  const rows = calls.map(({ atUs, executeUs, call = {}, end: ending = {} }) => {
    const intent = exampleIntent(organisationId, {
      id: newId('call', beginMs),
      receivedAtUs: beginMs * 1000 + atUs,
      poolId,
      modelId,
      agentId,
      departmentId,
      ...call,
    });
    const steps = { identifyUs: 0, permitUs: 0, prepareUs: 0, priceUs: 0, admitUs: 0, executeUs };
    return { intent, settlement: exampleSettlement(intent, { ...steps, serviceClass: 'standard', ...ending }) };
  });
  await books.writer.write(rows.map(({ intent }) => intentEntry(intent)));
  await books.writer.write(rows.map(({ settlement }) => settlementEntry(settlement)));
  return rows.map(({ intent }) => intent.id);
}

async function fold(): Promise<void> {
  while (await books.database.withTenant(organisationId, (tx) => foldGoodput(tx, organisationId)));
}

async function read(): Promise<PoolGoodputRow> {
  const pools = await books.database.withTenant(organisationId, (tx) =>
    listPoolGoodput(tx, new Date(beginMs), new Date(beginMs + 24 * hourMs)),
  );
  expect(pools.map(({ slug }) => slug)).toEqual(['main']);
  const [pool] = pools;
  if (pool === undefined) throw new Error('There is no pool.');
  return pool;
}

async function addTask(runId: string, state: string): Promise<void> {
  await books.superuser.query(
    `insert into task (organisation_id, id, run_id, title, input, service_class, due_at, created_by_kind, created_by_id)
     values ($1, $2, $3, 'Work', '{}', 'standard', now(), 'person', 'nobody')`,
    [organisationId, newId('tsk', 1), runId],
  );
  await books.superuser.query(
    `update task set state = $2, finished_at = now() where run_id = $1 and $2 in ('failed', 'cancelled')`,
    [runId, state],
  );
}

const nothing = {
  keptUs: 0n,
  retriesUs: 0n,
  preemptedUs: 0n,
  failedCallsUs: 0n,
  cancelledUs: 0n,
  loopsUs: 0n,
  failedTasksUs: 0n,
};

test('each ended call is counted once, under what became of it, however often it is folded', async () => {
  const waited = { policy: 'fair', rules: [], waitedFor: 'provider', waitedMs: 30, interruptions: 0 };
  await end([
    { atUs: 0, executeUs: 1_000 },
    { atUs: 0, executeUs: 300, end: { attempts: 3 } },
    { atUs: 0, executeUs: 50, end: { outcome: 'failed' } },
    { atUs: 0, executeUs: 60, end: { outcome: 'interrupted' } },
    { atUs: 0, executeUs: 70, end: { outcome: 'cancelled' } },
    { atUs: 0, executeUs: 80, end: { admissionJson: JSON.stringify(waited) } },
    // Asked for no slot, or was given another's answer.
    { atUs: 0, executeUs: 9_999, end: { serviceClass: null } },
    {
      atUs: 0,
      executeUs: 9_999,
      end: { costNanoUsd: 0n, reuse: { from: 'cache', sourceCallId: 'c', ageMs: 1, avoidedNanoUsd: 1n } },
    },
  ]);
  await Promise.all([fold(), fold()]);
  await fold();
  expect(await read()).toMatchObject({
    ...nothing,
    calls: 6,
    keptUs: 1_180n,
    retriesUs: 200n,
    failedCallsUs: 110n,
    cancelledUs: 70n,
    hours: [[beginMs, 1560, 30000]],
  });
});

test('the calls behind a cause are those that its sum is made of', async () => {
  const told = (more: object) => JSON.stringify({ policy: 'fair', rules: [], waitedMs: 0, interruptions: 0, ...more });
  const [failedRun, cancelledRun] = [newId('run', 1), newId('run', 1)];
  await addTask(failedRun, 'failed');
  await addTask(cancelledRun, 'cancelled');
  const stories: readonly (readonly [
    cause: keyof typeof sums | 'kept' | 'waiting',
    Omit<Ended, 'atUs' | 'executeUs'>,
  ])[] = [
    ['kept', {}],
    ['retries', { end: { attempts: 2 } }],
    ['preempted', { end: { attempts: 2, admissionJson: told({ interruptions: 1 }) } }],
    ['failed_calls', { end: { outcome: 'failed' } }],
    ['failed_calls', { end: { outcome: 'interrupted', attempts: 3 } }],
    ['cancelled', { end: { outcome: 'cancelled' } }],
    ['cancelled', { call: { runId: cancelledRun } }],
    ['failed_tasks', { call: { runId: failedRun } }],
    ['waiting', { end: { admissionJson: told({ waitedFor: 'rate', waitedMs: 5 }) } }],
    ['kept', { end: { serviceClass: null, outcome: 'failed' } }],
  ];
  const sums = {
    retries: 'retriesUs',
    preempted: 'preemptedUs',
    failed_calls: 'failedCallsUs',
    cancelled: 'cancelledUs',
    failed_tasks: 'failedTasksUs',
  } as const;
  const ids = await end(stories.map(([, call]) => ({ atUs: 0, executeUs: 600, ...call })));
  await fold();
  const pool = await read();
  for (const cause of [...(Object.keys(sums) as (keyof typeof sums)[]), 'waiting' as const]) {
    const found = await books.database.withTenant(
      organisationId,
      (tx) => tx.$queryRaw<{ id: string }[]>`select call_id as id from call_settlement s where ${wasLostTo([cause])}`,
    );
    const expected = ids.filter((_, index) => stories[index]?.[0] === cause);
    expect([cause, found.map(({ id }) => id).toSorted()]).toEqual([cause, expected.toSorted()]);
    if (cause !== 'waiting') expect(pool[sums[cause]] > 0n).toBe(true);
  }
});

test('an interrupted call has lost what it had done, and held no slot while it waited again', async () => {
  const again = { policy: 'fair', rules: [], waitedFor: 'slot', waitedMs: 400, interruptions: 1 };
  await end([{ atUs: 0, executeUs: 1_000_000, end: { attempts: 2, admissionJson: JSON.stringify(again) } }]);
  await fold();
  expect(await read()).toMatchObject({
    ...nothing,
    calls: 1,
    keptUs: 300_000n,
    preemptedUs: 300_000n,
    hours: [[beginMs, 600000, 0]],
  });
});

test('a call that runs over the end of an hour is in both, with all of its time', async () => {
  await end([{ atUs: hourUs - 250, executeUs: 1_000 }]);
  await fold();
  expect(await read()).toMatchObject({
    calls: 1,
    hours: [
      [beginMs, 250, 0],
      [beginMs + hourMs, 750, 0],
    ],
  });
});

test('calls of a task that fails or is cancelled are lost, whether it does before they are folded or after', async () => {
  const [before, after, cancelled, done] = Array.from({ length: 4 }, () => newId('run', 1));
  const call = (runId: string | undefined): Ended => ({ atUs: 0, executeUs: 100, call: { runId: runId ?? null } });
  await addTask(before ?? '', 'failed');
  await end([call(before), call(after), call(cancelled), call(done)]);
  await fold();
  expect(await read()).toMatchObject({
    ...nothing,
    calls: 4,
    keptUs: 300n,
    failedTasksUs: 100n,
    hours: [[beginMs, 400, 0]],
  });
  await addTask(after ?? '', 'failed');
  await addTask(cancelled ?? '', 'cancelled');
  await addTask(done ?? '', 'queued');
  await fold();
  await end([call(after)]);
  await fold();
  await fold();
  expect(await read()).toMatchObject({
    ...nothing,
    calls: 5,
    keptUs: 100n,
    failedTasksUs: 300n,
    cancelledUs: 100n,
    hours: [[beginMs, 500, 0]],
  });
});

test('calls that went round in circles are lost, from the first to the last that was found', async () => {
  const calls = await end(Array.from({ length: 5 }, () => ({ atUs: 0, executeUs: 100 })));
  await fold();
  const sorted = [...calls].toSorted();
  await books.superuser.query('set session_replication_role = replica');
  await books.superuser.query(
    `insert into loop_finding (organisation_id, id, agent_id, agent_ids, detector, action, evidence, first_call_id,
       last_call_id, calls, cost_nano_usd, since, at)
     values ($1, $2, $3, array[$3], 'repeat', 'warn', '{}', $4, $5, 3, 0, now(), now())`,
    [organisationId, newId('lpf', 1), agentId, sorted[1], sorted[3]],
  );
  await books.superuser.query('set session_replication_role = origin');
  await fold();
  await fold();
  expect(await read()).toMatchObject({ ...nothing, calls: 5, keptUs: 200n, loopsUs: 300n, hours: [[beginMs, 500, 0]] });
});

test('the best pace is that of an hour with enough kept calls', async () => {
  const calls = (atUs: number, executeUs: number, count: number): readonly Ended[] =>
    Array.from({ length: count }, () => ({ atUs, executeUs, end: { outputTokens: 10 } }));
  await end([...calls(0, 1_000, 20), ...calls(hourUs, 500, 20), ...calls(2 * hourUs, 100, 19)]);
  await fold();
  const work = await books.database.withTenant(organisationId, (tx) =>
    listPacedWork(tx, new Date(beginMs), new Date(beginMs + 3 * hourMs)),
  );
  expect(work).toEqual([{ poolId, modelId, keptUs: 31_900n, tokens: 590n, bestTokens: 200n, bestUs: 10_000n }]);
});

test('the best pace is found of hours with more tokens than a product of theirs has room for', async () => {
  const outputTokens = 2_147_483_647;
  await end(Array.from({ length: 20 }, () => ({ atUs: 0, executeUs: 1_000, end: { outputTokens } })));
  await fold();
  const [work] = await books.database.withTenant(organisationId, (tx) =>
    listPacedWork(tx, new Date(beginMs), new Date(beginMs + hourMs)),
  );
  expect(work).toMatchObject({ bestTokens: 20n * BigInt(outputTokens), bestUs: 20_000n });
});

test('what a fold and a reading look at does not grow with the calls of the past', async () => {
  const [past, next] = [2_000, 5];
  await end(Array.from({ length: past }, () => ({ atUs: 0, executeUs: 100 })));
  await fold();
  // As autovacuum does it long before a past is large: without statistics the planner takes all tables for small.
  await books.superuser.query('analyze call, call_settlement, task, loop_finding');
  await end(Array.from({ length: next }, () => ({ atUs: hourUs, executeUs: 100 })));
  const rowsOfCalls = (work: (tx: TenantTransaction) => Promise<unknown>) =>
    books.database.withTenant(organisationId, async (tx) => {
      // What the transaction read until now is told apart, as its counters may hold what its connection did before.
      const count = () => tx.$queryRaw<{ rows: number }[]>`
        select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as rows
        from pg_stat_xact_user_tables where relname in ('call', 'call_settlement')`;
      const [before] = await count();
      await work(tx);
      const [after] = await count();
      return (after?.rows ?? 0) - (before?.rows ?? 0);
    });
  // Each call is looked up by a few keys, once as it is counted and once as it may be lost.
  expect(await rowsOfCalls((tx) => foldGoodput(tx, organisationId))).toBeLessThan(next * 20);
  const [from, until] = [new Date(beginMs), new Date(beginMs + 24 * hourMs)];
  expect(await rowsOfCalls((tx) => listPoolGoodput(tx, from, until))).toBe(0);
  expect(await rowsOfCalls((tx) => listPacedWork(tx, from, until))).toBe(0);
  // Canary: whoever counts the calls themselves is seen.
  expect(await rowsOfCalls((tx) => tx.callSettlement.count())).toBeGreaterThanOrEqual(past);
});

test('how many slots a pool had is kept from each change on', async () => {
  // Two changes in one millisecond are one.
  await books.superuser.query('select pg_sleep(0.01)');
  await books.database.withTenant(organisationId, (tx) => tx.pool.updateMany({ data: { slots: 7 } }));
  await books.database.withTenant(organisationId, (tx) => tx.pool.updateMany({ data: { queueLimit: 5 } }));
  const [pool] = await books.database.withTenant(organisationId, (tx) =>
    listPoolGoodput(tx, new Date(0), new Date(Date.UTC(2100, 0))),
  );
  expect(pool?.changes.map(({ slots }) => slots)).toEqual([4, 7]);
});
