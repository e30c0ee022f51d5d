import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase, type Database, type TenantTransaction } from '../client/index.ts';
import { newId } from '../ids/index.ts';
import { createTestDatabase, openSuperuser, type TestDatabase } from '../testing/index.ts';
import {
  claimTask,
  completeTask,
  endAttempt,
  extendLease,
  findTask,
  insertTask,
  lockAttempt,
  lockLostAttempts,
  undoClaim,
  type TaskAttempt,
} from './index.ts';

const attemptsMax = 3;
const leaseMs = 60_000;
const organisationId = newId('org', 1);
const agentId = newId('agt', 1);

let server: TestDatabase;
let superuser: pg.Client;
let database: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  superuser = await openSuperuser(server);
  database = createDatabase({ url: server.appUrl, maxConnections: 8 });
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
  await superuser.end();
  await server.drop();
});

const inTenant = <T>(work: (tx: TenantTransaction) => Promise<T>) => database.withTenant(organisationId, work);

/** A task that only this agent may do, and that nobody else's task stands before. */
async function addTask(nowMs: number): Promise<string> {
  await superuser.query('delete from task');
  return inTenant((tx) =>
    insertTask(tx, {
      id: newId('tsk', nowMs),
      organisationId,
      title: 'Task',
      inputJson: '{"b":1,"a":[1.0,"\\u0000"]}',
      capabilities: [],
      requestedAgentId: agentId,
      runId: 'run',
      serviceClass: 'standard',
      deadlineAt: null,
      dueAt: new Date(nowMs),
      simulated: false,
      createdByKind: 'agent',
      createdById: agentId,
      idempotencyKey: null,
      attemptsMax,
      kind: '',
      declaredNanoUsd: null,
      assignment: null,
      createdAt: new Date(nowMs),
    }),
  );
}

const claimAt = (instance: string, nowMs: number) =>
  inTenant((tx) => claimTask(tx, { agentId, instance, at: new Date(nowMs), leaseUntil: new Date(nowMs + leaseMs) }));

interface Deeds {
  readonly complete: typeof completeTask;
  readonly extend: typeof extendLease;
}

interface TimedStep {
  readonly kind: 'claim' | 'reap';
  readonly afterMs: number;
}
interface AttemptStep {
  readonly kind: 'complete' | 'extend' | 'fail' | 'undo';
  readonly attempt: number;
}
type Step = TimedStep | AttemptStep;
const anyAttempt = fc.integer({ min: 1, max: attemptsMax });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('claim' as const, 'reap' as const), afterMs: fc.nat(leaseMs) }),
  fc.record({
    kind: fc.constantFrom('complete' as const, 'extend' as const, 'fail' as const, 'undo' as const),
    attempt: anyAttempt,
  }),
);

/** What should be: who holds the task, by the number of the attempt. */
interface Expected {
  state: 'assigned' | 'running' | 'done' | 'failed';
  attempts: number;
  leaseUntilMs: number;
}

/** Does what a step says, and answers with what should have come of it and what did. */
async function take(
  step: Step,
  taskId: string,
  nowMs: number,
  expected: Expected,
  deeds: Deeds,
): Promise<readonly [unknown, unknown]> {
  const isHeldBy = (attempt: number) => expected.state === 'running' && expected.attempts === attempt;
  const endExpected = () => {
    expected.state = expected.attempts < attemptsMax ? 'assigned' : 'failed';
  };
  const end = (tx: TenantTransaction, lost: Parameters<typeof endAttempt>[1] & { attempt: number }) =>
    endAttempt(tx, lost, {
      next: lost.attempt < attemptsMax ? 'again' : 'failed',
      errorCode: 'test',
      errorMessage: 'A test',
      at: new Date(nowMs),
    });
  if (step.kind === 'claim') {
    const wins = expected.state === 'assigned';
    if (wins) {
      Object.assign(expected, { state: 'running', attempts: expected.attempts + 1, leaseUntilMs: nowMs + leaseMs });
    }
    const claimed = await Promise.all([claimAt('one', nowMs), claimAt('two', nowMs)]);
    return [wins ? [expected.attempts] : [], claimed.flatMap((task) => (task === undefined ? [] : [task.attempt]))];
  }
  if ('afterMs' in step) {
    const isLost = expected.state === 'running' && expected.leaseUntilMs <= nowMs;
    if (isLost) endExpected();
    const lost = await inTenant(async (tx) => {
      const found = await lockLostAttempts(tx, new Date(nowMs), 10);
      for (const one of found) await end(tx, one);
      return found.length;
    });
    return [isLost ? 1 : 0, lost];
  }
  const attempt: TaskAttempt = { taskId, agentId, attempt: step.attempt };
  const isHeld = isHeldBy(step.attempt);
  if (step.kind === 'complete') {
    if (isHeld) expected.state = 'done';
    return [
      isHeld,
      await inTenant((tx) => deeds.complete(tx, attempt, { resultJson: `${step.attempt}`, at: new Date(nowMs) })),
    ];
  }
  if (step.kind === 'extend') {
    if (isHeld) expected.leaseUntilMs = nowMs + leaseMs;
    return [isHeld, await inTenant((tx) => deeds.extend(tx, attempt, new Date(nowMs + leaseMs)))];
  }
  if (step.kind === 'undo') {
    if (isHeld) Object.assign(expected, { state: 'assigned', attempts: expected.attempts - 1 });
    await inTenant((tx) => undoClaim(tx, attempt));
    return [undefined, undefined];
  }
  if (isHeld) endExpected();
  const found = await inTenant(async (tx) => {
    const lost = await lockAttempt(tx, attempt);
    if (lost !== undefined) await end(tx, lost);
    return lost !== undefined;
  });
  return [isHeld, found];
}

/** Throws with fast-check's seed when an attempt that does not hold its task does anything to it. */
async function holds(deeds: Deeds, runs: { readonly seed?: number } = {}): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 25 }), async (steps) => {
      let nowMs = 1_800_000_000_000;
      const taskId = await addTask(nowMs);
      const expected: Expected = { state: 'assigned', attempts: 0, leaseUntilMs: 0 };
      for (const step of steps) {
        if ('afterMs' in step) nowMs += step.afterMs;
        const [should, did] = await take(step, taskId, nowMs, expected, deeds);
        expect(did).toEqual(should);
        const row = await inTenant((tx) => findTask(tx, taskId));
        expect(row).toMatchObject({ state: expected.state, attempts: expected.attempts });
        expect(row?.leaseUntilMs ?? null).toBe(expected.state === 'running' ? expected.leaseUntilMs : null);
      }
    }),
    { numRuns: 25, endOnFailure: true, ...runs },
  );
}

describe('a task under leases', () => {
  test(
    'is held by one attempt at a time, and by nobody once it has ended',
    () => holds({ complete: completeTask, extend: extendLease }),
    60_000,
  );

  test('a completion without a fence is caught (canary)', async () => {
    const complete: Deeds['complete'] = async (tx, { taskId }, { resultJson, at }) =>
      (await tx.$executeRaw`
        update task set state = 'done', result = ${resultJson}::json, lease_until = null, finished_at = ${at}
        where id = ${taskId} and state = 'running'`) === 1;
    await expect(holds({ complete, extend: extendLease }, { seed: 1 })).rejects.toThrow();
  }, 60_000);

  test('of which there are many is taken once each, by whoever claims at the same time', async () => {
    const nowMs = 1_800_000_000_000;
    await addTask(nowMs);
    await superuser.query(
      `insert into task (id, organisation_id, title, input, requested_agent_id, agent_id, run_id, service_class, due_at,
         created_by_kind, created_by_id, state)
       select 'tsk_' || n, organisation_id, title, input, requested_agent_id, agent_id, run_id, service_class, due_at,
         created_by_kind, created_by_id, state from task, generate_series(1, 39) n`,
    );
    const claimed: string[] = [];
    const work = async (instance: string) => {
      for (let task = await claimAt(instance, nowMs); task !== undefined; task = await claimAt(instance, nowMs)) {
        claimed.push(task.id);
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, index) => work(`instance-${index}`)));
    expect(claimed).toHaveLength(40);
    expect(new Set(claimed).size).toBe(40);
  });
});
