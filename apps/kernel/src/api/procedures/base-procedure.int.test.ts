import { afterAll, beforeAll, expect, test } from 'vitest';
import { authenticate } from '../context/authenticate.ts';
import { CallerCache } from '../context/caller-cache.ts';
import { signServiceToken } from '../service-token.ts';
import { addTestTenant, startTestApi, type TestApi, type TestTenant } from '../testing/index.ts';
import { trpc } from '../trpc.ts';
import { organisationProcedure } from './index.ts';

let api: TestApi;
let home: TestTenant;

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
});
afterAll(() => api.close());

const careless = trpc.router({
  silent: organisationProcedure('agents:write').mutation(() => 'no trail'),
  broken: organisationProcedure('agents:read').query(() => {
    throw new Error('the password of the database is hunter2');
  }),
  writing: organisationProcedure('agents:read').query(({ ctx }) =>
    ctx.read((tx) => tx.agent.updateMany({ data: { name: 'Written' } })),
  ),
});

async function caller() {
  const token = await signServiceToken(home.members.owner.claims, api.dependencies.serviceSecret);
  const found = await authenticate(api.dependencies, new CallerCache(), `Bearer ${token}`);
  return careless.createCaller({
    dependencies: api.dependencies,
    caller: found,
    authenticateAgain: async () => found,
    forgetCallers: () => undefined,
  });
}

const internal = {
  code: 'INTERNAL_SERVER_ERROR',
  message: expect.stringContaining('The kernel could not do it') as string,
};

test('a mutation that leaves no trail fails', async () => {
  await expect((await caller()).silent()).rejects.toMatchObject(internal);
  expect(JSON.stringify(api.logged)).toContain('silent');
});

test('an error that nobody expected tells a client its id and nothing else', async () => {
  const error = await (await caller()).broken().catch((reason: unknown) => reason);
  expect(error).toMatchObject(internal);
  expect(JSON.stringify(error)).not.toContain('hunter2');
  expect(String(error)).not.toContain('hunter2');
});

test('a query cannot write', async () => {
  await expect((await caller()).writing()).rejects.toMatchObject(internal);
  const { rows } = await api.superuser.query(`select from agent where name = 'Written'`);
  expect(rows).toEqual([]);
});
