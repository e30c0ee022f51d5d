import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '@agent-os/db';
import {
  adminApi,
  answerJson,
  startRoutedKernel,
  type RoutedKernel,
  type StubUpstream,
  type TestKernel,
} from '../testing/index.ts';

const model = 'gpt-4o-mini';
const other = 'backup';
const route = 'either';
const slots = 4;
const [low, high] = [0, 1];
const [lowValue, highValue] = [1_000_000, 3_900_000];
const afterRounds = 2;
const answer = answerJson(200, { model, choices: [], usage: { prompt_tokens: 60, completion_tokens: 2 } });

let routed: RoutedKernel;
let testKernel: TestKernel;
let backup: StubUpstream;
/** Answers that the first provider holds back. */
let held: (() => void)[] = [];

const connect = () => adminApi(testKernel);

function callOf(agent: number, asked: string, priority = 'standard'): Promise<Response> {
  return fetch(`${testKernel.kernel.url}/v1/chat/completions`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${testKernel.credentials.agents[agent]?.apiKey ?? ''}`,
      'content-type': 'application/json',
      'x-agent-priority': priority,
    },
    body: JSON.stringify({ model: asked, messages: [{ role: 'user', content: `agent ${agent}` }] }),
  });
}

const poolNow = async (name = model) =>
  (await connect().scheduler.pools.query()).find(({ models }) => models.includes(name));
const idOf = async (agent: number) => {
  const { slug } = testKernel.credentials.agents[agent] ?? expect.fail('There is no such agent.');
  return (await connect().agents.find.query({ slug })).id;
};
const recorded = (response: Response) => testKernel.recordedCall(response.headers.get('x-agent-call') ?? '');

async function declare(agent: number, value: number, losingWork: 'wait' | 'move' | 'shed' | null): Promise<void> {
  const agentId = await idOf(agent);
  const bid = (await connect().market.bids.query()).find((each) => each.agent.id === agentId);
  const terms = { value, decay: 'constant' as const, decayMs: null, parallelism: 64, speed: 50, losingWork };
  await connect().market.declareBid.mutate({ ...terms, agentId, expectedVersion: bid?.version ?? 0, reason: 'A test' });
}

async function setTerms(terms: { mode?: 'off' | 'on'; losingWork?: 'wait' | 'shed' }): Promise<void> {
  const console = connect();
  const { settings } = await console.market.state.query();
  const { version } = await console.market.setSettings.mutate({
    ...(terms.losingWork === undefined ? {} : { losingWork: terms.losingWork }),
    losingAfterRounds: afterRounds,
    expectedVersion: settings.version,
    reason: 'A test',
  });
  if (terms.mode === undefined) return;
  await console.market.setMode.mutate({ mode: terms.mode, expectedVersion: version, reason: 'A test' });
}

/** The other agent has every slot, and wants twice as many. */
async function crowd(): Promise<readonly Promise<Response>[]> {
  const calls = Array.from({ length: 3 * slots }, () => callOf(high, model));
  await expect.poll(async () => (await poolNow())?.waiting).toBe(2 * slots);
  return calls;
}

async function letGo(calls: readonly Promise<Response>[]): Promise<readonly number[]> {
  const timer = setInterval(() => held.shift()?.(), 5);
  const ended = await Promise.all(calls);
  clearInterval(timer);
  return ended.map(({ status }) => status);
}

beforeAll(async () => {
  routed = await startRoutedKernel({ name: other });
  ({ kernel: testKernel, other: backup } = routed);
  await routed.superuser.query(`update agent set risk_class = 'R3'`);
  await routed.addRoute({ name: route, models: [model, other] });
  await declare(low, lowValue, null);
  await declare(high, highValue, null);
  await setTerms({ mode: 'on', losingWork: 'shed' });
});
afterAll(() => routed?.close());
beforeEach(() => {
  held = [];
  backup.bodies.length = 0;
  testKernel.upstream.script = [(...exchange) => held.push(() => answer(...exchange))];
  backup.script = [answer];
});

const yields = async () => (await connect().market.yields.query({})).yields;

describe('calls that wait while their agent wins no slot', () => {
  test('are shed where the terms say so, and told why, at which price, and when to try again; urgent ones wait', async () => {
    const crowded = await crowd();
    const urgent = callOf(low, model, 'critical');
    const shed = await callOf(low, model);
    expect(shed.status).toBe(429);
    expect(Number(shed.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(shed.headers.get('x-should-retry')).toBe('true');
    const { error } = (await shed.json()) as { error: { type: string; code: string; message: string } };
    expect(error).toMatchObject({ type: 'rate_limit_error', code: 'outbid' });
    expect(error.message).toMatch(/in round \d+ one costs .* credits/);
    const row = await recorded(shed);
    expect(row).toMatchObject({ outcome: 'failed', error_code: 'outbid', cost_nano_usd: '0', attempts: 0 });
    const [listed] = await yields();
    expect(listed).toMatchObject({ kind: 'shed', callId: row['call_id'], to: null, explanation: row['error_detail'] });
    expect(listed?.bid ?? 0).toBeLessThan(listed?.price ?? 0);
    expect(new Set(await letGo([...crowded, urgent]))).toEqual(new Set([200]));
    const metrics = await (await fetch(`${testKernel.kernel.url}/metrics`)).text();
    expect(metrics).toContain('agent_os_yields_total{class="standard",kind="shed"} 1');
  });

  test('move to the next model of their route where slots are cheaper, are billed once, and say in which round', async () => {
    await declare(low, lowValue, 'move');
    const crowded = await crowd();
    const named = callOf(low, model);
    const moved = await callOf(low, route);
    expect(moved.status).toBe(200);
    expect(backup.bodies).toHaveLength(1);
    const row = await recorded(moved);
    const cost = 60n * 300n + 2n * 1_200n;
    expect(row).toMatchObject({ outcome: 'settled', cost_nano_usd: cost.toString() });
    const record = row['route'] as { fallbacks: readonly { round?: number; because: string }[] };
    expect(record.fallbacks).toHaveLength(1);
    expect(record.fallbacks[0]?.round).toBeGreaterThan(0);
    expect(record.fallbacks[0]?.because).toContain('is below the price');
    const [listed] = await yields();
    expect(listed).toMatchObject({ kind: 'moved', callId: row['call_id'], to: { modelName: other } });
    // Its whole wait counts, though it began in another line.
    expect(Number(row['admit_us'])).toBeGreaterThan(1_000_000);
    const { steps } = await connect().calls.get.query({ callId: String(row['call_id']) });
    expect(JSON.stringify(steps)).toContain('left the line of');
    // A call that names a model has chosen it, and waits.
    expect(new Set(await letGo([...crowded, named]))).toEqual(new Set([200]));
  });

  test('wait where nothing else is said', async () => {
    await declare(low, lowValue, 'wait');
    const before = (await yields()).length;
    const crowded = await crowd();
    const waiting = callOf(low, route);
    await expect.poll(async () => (await poolNow())?.waiting).toBe(2 * slots + 1);
    const { lastRound } = await connect().market.state.query();
    const enough = (lastRound?.number ?? 0) + afterRounds + 3;
    await expect
      .poll(async () => (await connect().market.state.query()).lastRound?.number, { timeout: 15_000 })
      .toBeGreaterThan(enough);
    expect(await yields()).toHaveLength(before);
    expect(new Set(await letGo([...crowded, waiting]))).toEqual(new Set([200]));
  });
});

describe('a power cap while the market is off', () => {
  test('stops running calls that can go on later, the last first; what must run holds, and all are served in the end', async () => {
    await setTerms({ mode: 'off' });
    const pool = (await poolNow()) ?? expect.fail('There is no pool.');
    await routed.superuser.query(
      `insert into device (organisation_id, id, pool_id, name, kind, meter_kind, meter, idle_mw, peak_mw)
       values ($1, $2, $3, 'one', 'gpu', 'model', '{"kind":"model"}', 70000, 700000)`,
      [routed.organisationId, newId('dev', Date.now()), pool.id],
    );
    const critical = callOf(high, model, 'critical');
    await expect.poll(async () => (await poolNow())?.running).toBe(1);
    const batch = Array.from({ length: slots - 1 }, () => callOf(low, model, 'batch'));
    await expect.poll(async () => (await poolNow())?.running).toBe(slots);
    const cap = await connect().energy.setCap.mutate({
      scope: { kind: 'pool', id: pool.id },
      cut: { kind: 'percent', percent: 25 },
      from: null,
      forMs: 600_000,
      reason: 'A test',
    });
    // 525 W less 70 W idle, at 157.5 W a slot.
    await expect.poll(async () => (await poolNow())?.running, { timeout: 10_000 }).toBe(2);
    await expect.poll(async () => (await poolNow())?.waiting).toBe(2);
    await expect.poll(async () => (await yields()).filter(({ kind }) => kind === 'interrupted').length).toBe(2);
    const shed = (await yields())
      .filter(({ kind }) => kind === 'interrupted')
      .toSorted((one, two) => (one.rank ?? 0) - (two.rank ?? 0));
    expect(shed.map(({ rank, serviceClass, round }) => [rank, serviceClass, round])).toEqual([
      [1, 'batch', null],
      [2, 'batch', null],
    ]);
    expect(shed[0]?.explanation).toContain('A power cap leaves');
    await connect().energy.liftCap.mutate({ capId: cap.id, reason: 'A test' });
    await expect.poll(async () => (await poolNow())?.running, { timeout: 10_000 }).toBe(slots);
    const timer = setInterval(() => held.shift()?.(), 5);
    const ended = await Promise.all([critical, ...batch]);
    clearInterval(timer);
    expect(ended.map(({ status }) => status)).toEqual(Array.from({ length: slots }, () => 200));
    const stopped = ended.find((response) => response.headers.get('x-agent-call') === shed[0]?.callId);
    const row = await recorded(stopped ?? expect.fail('It was not answered.'));
    expect(row['admission']).toMatchObject({ interruptions: 1, yielded: { rank: 1, round: null, eventIds: [cap.id] } });
  });
});
