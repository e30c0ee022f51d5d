import { createDatabase, insertBudget, newId, type Database } from '@agent-os/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  answerJson,
  startRoutedKernel,
  untilBudgetIsLeased,
  type RoutedKernel,
  type StubUpstream,
  type TestKernel,
} from '../testing/index.ts';

const completion = {
  object: 'chat.completion',
  model: 'some-model',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hello.' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 10, completion_tokens: 10 },
};
/** Of one length and never the same: an agent that repeats itself is stopped. */
let asked = 100_000;
const bodyFor = (model: string) =>
  JSON.stringify({ model, max_tokens: 10, messages: [{ role: 'user', content: `Hi ${(asked += 1)}` }] });
/** The worst case of a call at $0.15 and $0.60 a million; the other model costs twice as much. */
const cheapCost = BigInt(bodyFor('cheap-one').length) * 150n + 10n * 600n;

let routed: RoutedKernel;
let kernel: TestKernel;
let dear: StubUpstream;
let database: Database;

const call = (model: string) =>
  fetch(`${kernel.kernel.url}/v1/chat/completions`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${kernel.credentials.agents[0]?.apiKey ?? ''}`,
      'content-type': 'application/json',
    },
    body: bodyFor(model),
  });
const recorded = (response: Response) => kernel.recordedCall(response.headers.get('x-agent-call') ?? '');

/** The only one in force when this resolves. */
async function makeBudget(cap: bigint): Promise<string> {
  const { superuser, organisationId } = routed;
  await superuser.query('update budget set archived_at = now()');
  await expect.poll(async () => (await call('dear-once')).headers.get('x-agent-model')).toBe('dear');
  const id = newId('bdg', Date.now());
  await database.withTenant(organisationId, async (tx) => {
    const scope = { scopeKind: 'organisation', scopeId: null, period: 'day', unit: 'usd' } as const;
    const rest = { action: 'deny', notifyPercents: [], timeZone: 'UTC', at: new Date() } as const;
    await insertBudget(tx, organisationId, { id, name: 'Small', cap, ...scope, ...rest });
  });
  await untilBudgetIsLeased(superuser, id);
  await expect.poll(async () => reservedIn(await recorded(await call('gpt-4o-mini')), id)).toBe(true);
  return id;
}

function reservedIn(row: Readonly<Record<string, unknown>>, budgetId: string): boolean {
  const held = row['budget_reservations'] as readonly (readonly string[])[] | null;
  return row['outcome'] === 'denied' || (held?.length === 1 && held[0]?.[0] === budgetId);
}

beforeAll(async () => {
  routed = await startRoutedKernel({ name: 'dear' });
  ({ kernel, other: dear } = routed);
  database = createDatabase({ url: kernel.database.appUrl });
  const workClass = 'classification';
  await routed.addRoute({ name: 'cheap-one', models: ['gpt-4o-mini', 'dear'], workClass });
  await routed.addRoute({ name: 'dear-once', models: ['dear', 'gpt-4o-mini'], workClass });
  kernel.upstream.script = [answerJson(200, completion)];
  dear.script = [answerJson(200, completion)];
}, 60_000);
afterAll(async () => {
  await database?.close();
  await routed?.close();
});

test('a fallback that a budget has no room for is left out, and what the cheaper one may take is held', async () => {
  const budgetId = await makeBudget(cheapCost * 2n - 1n);
  const response = await call('cheap-one');
  expect(response.status).toBe(200);
  const row = await recorded(response);
  expect(row['budget_reservations']).toEqual([[budgetId, expect.any(String), 'usd', String(cheapCost)]]);
  expect(row['reserved_nano_usd']).toBe(String(cheapCost));
  expect(row['route']).toMatchObject({
    answeredBy: { name: 'gpt-4o-mini' },
    leftOut: [{ name: 'dear', reason: 'budget', detail: 'the budget “Small” has no room for what it may take' }],
  });
});

test('so is the first of a route, and the call is told and recorded as the cheaper model’s', async () => {
  await makeBudget(cheapCost * 2n - 1n);
  dear.bodies.length = 0;
  const response = await call('dear-once');
  expect([response.status, response.headers.get('x-agent-model')]).toEqual([200, 'gpt-4o-mini']);
  expect(dear.bodies).toEqual([]);
  expect(kernel.upstream.bodies.at(-1)).toContain('"model":"gpt-4o-mini"');
  expect((await recorded(response))['route']).toMatchObject({ leftOut: [{ name: 'dear', reason: 'budget' }] });
});

test('with room for both, both are held for', async () => {
  await makeBudget(cheapCost * 100n);
  const response = await call('dear-once');
  expect(response.headers.get('x-agent-model')).toBe('dear');
  expect(await recorded(response)).toMatchObject({ reserved_nano_usd: String(cheapCost * 2n), route: { leftOut: [] } });
});

test('where not even the cheapest fits, the call is refused for what that one may take', async () => {
  await makeBudget(cheapCost - 1n);
  const response = await call('cheap-one');
  expect(response.status).toBe(402);
  const { error } = (await response.json()) as { error: { message: string } };
  const [whole, part] = [cheapCost / 1_000_000_000n, String(cheapCost % 1_000_000_000n).padStart(9, '0')];
  expect(error.message).toContain(`may take ${whole}.${part.replace(/0+$/, '')} USD`);
});
