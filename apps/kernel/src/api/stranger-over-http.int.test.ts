import { newId } from '@agent-os/db';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerApi } from './register-api.ts';
import { addTestTenant, procedureCatalogue, startTestApi, type TestApi, type TestTenant } from './testing/index.ts';

/** Every procedure that names something by its id. The catalogue has all there are: access.int.test.ts sees to it. */
const naming = Object.entries(procedureCatalogue)
  .filter(([, { stranger }]) => stranger === 'absent')
  .map(([path]) => path);
const anyId = /\b(?<prefix>[a-z]{3,4})_[0-9a-z]{26}\b/g;

let api: TestApi;
let home: TestTenant;
let elsewhere: TestTenant;
let server: FastifyInstance;
let url: string;

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  elsewhere = await addTestTenant(api, 'elsewhere');
  server = Fastify();
  registerApi(server, api.dependencies);
  url = `${await server.listen({ host: '127.0.0.1', port: 0 })}/trpc`;
});
afterAll(async () => {
  await server.close();
  await api.close();
});

/** The answer to a program with an organisation's token, with no word of which id was asked for. */
async function ask(path: string, input: string, { adminToken }: TestTenant) {
  const answer = await fetch(`${url}/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
    body: input,
  });
  return { status: answer.status, body: (await answer.text()).replaceAll(anyId, '<id>') };
}

const inputOf = async (path: string) =>
  JSON.stringify(await procedureCatalogue[path]?.input(api, home, home.members.owner));
const asNobodys = (input: string) =>
  input.replaceAll(anyId, (_id, prefix) => newId(prefix as Parameters<typeof newId>[0], Date.now()));

test.each(naming)('%s answers a stranger as if nobody had what is named', async (path) => {
  const input = await inputOf(path);
  const answer = await ask(path, input, elsewhere);
  expect(answer).toMatchObject({ status: 404 });
  expect(answer).toEqual(await ask(path, asNobodys(input), elsewhere));
});

test('canary: whose it is gets an answer by the same way, and an id that nobody has gets none', async () => {
  const input = await inputOf('agents.get');
  expect(input).toContain(home.agentId);
  expect(await ask('agents.get', input, home)).toMatchObject({ status: 200 });
  expect(asNobodys(input)).not.toContain(home.agentId);
  expect(await ask('agents.get', asNobodys(input), home)).toMatchObject({ status: 404 });
});
