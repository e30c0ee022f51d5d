import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTestTenant, startTestApi, type TestApi } from '../api/testing/index.ts';
import { expireOutcomes } from './expire-outcomes.ts';
import { PieceByPiece } from './piece-by-piece.ts';

const dayMs = 86_400_000;
let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

test('a report that nobody decides on expires after the days of its kind’s rule, once', async () => {
  const home = await addTestTenant(api, 'home');
  const finance = await api.callAs(home.members.finance.claims);
  const owner = await api.callAs(home.members.owner.claims);
  const definition = { formula: { kind: 'declared' as const }, expiresAfterDays: 5 };
  await finance.value.setRule({ kind: 'short', definition, expectedNumber: 0, reason: 'A test' });
  const addTask = async (kind: string) => {
    const { id } = await owner.tasks.create({ title: 'Task', input: 1, kind });
    await api.superuser.query(`update task set state = 'done', agent_id = $2, finished_at = now() where id = $1`, [
      id,
      home.agentId,
    ]);
    await finance.value.report({ taskId: id, reason: 'Done' });
    return id;
  };
  const [short, long] = [await addTask('short'), await addTask('long')];
  const warned: unknown[] = [];
  const expirer = new PieceByPiece(
    {
      database: api.dependencies.database,
      directory: { organisationIds: () => [home.organisationId] },
      logger: { warn: (facts: unknown) => warned.push(facts) },
    },
    expireOutcomes,
  );
  const stateOf = async (taskId: string) => (await finance.value.outcome({ taskId })).outcome.state;
  await expirer.runOnce(Date.now() + 4 * dayMs);
  expect([await stateOf(short), await stateOf(long)]).toEqual(['reported', 'reported']);
  await Promise.all([expirer.runOnce(Date.now() + 6 * dayMs), expirer.runOnce(Date.now() + 6 * dayMs)]);
  expect([await stateOf(short), await stateOf(long)]).toEqual(['expired', 'reported']);
  expect((await finance.value.outcome({ taskId: short })).events).toHaveLength(2);
  await expirer.runOnce(Date.now() + 31 * dayMs);
  expect(await stateOf(long)).toBe('expired');
  expect(warned).toEqual([]);
});
