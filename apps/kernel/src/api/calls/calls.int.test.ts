import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallEvent, RunningCall } from '../../ports/kernel-state.ts';
import {
  addExampleCalls,
  addTestTenant,
  startTestApi,
  type ApiCaller,
  type ExampleCalls,
  type TestApi,
  type TestTenant,
} from '../testing/index.ts';

let api: TestApi;
let home: TestTenant;
let viewer: ApiCaller;
let settled: ExampleCalls['settled'];
let running: ExampleCalls['running'];

beforeAll(async () => {
  api = await startTestApi();
  home = await addTestTenant(api, 'home');
  viewer = await api.callAs(home.members.viewer.claims);
  ({ settled, running } = await addExampleCalls(api, home));
});
afterAll(() => api.close());

describe('one call', () => {
  test('is told step by step, in words', async () => {
    const [intent, end] = settled[5] ?? [];
    const call = await viewer.calls.get({ callId: intent?.id ?? '' });
    expect(call.steps.map(({ step }) => step)).toHaveLength(8);
    expect(call.steps.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 8 }, () => 'done'));
    expect(call.steps.map(({ explanation }) => explanation)).toEqual([
      'key …7Q2f of agent',
      'the agent was active and the model on its list',
      'model goes to provider',
      'no price is known for this model, so neither is the cost',
      'waited 0.5 ms for a slot of pool pool; class standard, as nothing says otherwise; risk 0.00',
      'OpenAI-compatible upstream answered 200 after 1 attempt',
      '50 input and 5 output tokens, as the provider reported',
      'the end of the call is written down',
    ]);
    expect(call).toMatchObject({ costNanoUsd: end?.costNanoUsd?.toString(), durationUs: 800_000, keyLastFour: '7Q2f' });
  });

  test('knows the calls before and after it in its run', async () => {
    const inRun = settled.map(([intent]) => intent.id).filter((_, index) => index % 3 === 0);
    const { previousInRun, nextInRun } = await viewer.calls.get({ callId: inRun[4] ?? '' });
    expect([previousInRun, nextInRun]).toEqual([inRun[3], inRun[5]]);
    expect((await viewer.calls.get({ callId: inRun[0] ?? '' })).previousInRun).toBeNull();
    expect(await viewer.calls.get({ callId: settled[1]?.[0].id ?? '' })).toMatchObject({
      previousInRun: null,
      nextInRun: null,
    });
  });

  test('that runs shows the steps it has done and the one it is in, from the process that runs it', async () => {
    const callId = running[0]?.id ?? '';
    expect((await viewer.calls.get({ callId })).steps).toEqual([]);
    api.kernelState.steps.set(callId, [
      { step: 'identify', durationUs: 100, done: true },
      { step: 'permit', durationUs: 20, done: true },
      { step: 'prepare', durationUs: 30, done: true },
      { step: 'price', durationUs: 10, done: true },
      { step: 'admit', durationUs: 4_000, done: false },
    ]);
    const { steps, state } = await viewer.calls.get({ callId });
    expect(state).toBe('running');
    expect(steps.at(-1)).toEqual({
      step: 'admit',
      startUs: 160,
      durationUs: 4_000,
      outcome: 'running',
      explanation: 'waits for a slot of pool pool',
    });
    api.kernelState.toolWaits.set(callId, { tool: 'erp', uses: 2, inUse: 2, agentIds: [] });
    const aside = (await viewer.calls.get({ callId })).steps.at(-1);
    expect(aside?.explanation).toBe('waits for a free use of erp, 2 of 2 in use');
    api.kernelState.toolWaits.clear();
    api.kernelState.steps.clear();
  });

  test('that was refused ends at the step that refused it, with the sentence that its caller got', async () => {
    const call = await viewer.calls.get({ callId: settled[2]?.[0].id ?? '' });
    expect(call.steps.map(({ step, outcome }) => `${step} ${outcome}`)).toEqual(['identify done', 'permit failed']);
    expect(call.steps.at(-1)?.explanation).toBe('agent may not call model.');
  });
});

test('agents and the overview count the same calls and the same cost', async () => {
  const dayStart = Date.now() - 3_600_000;
  const total = await viewer.calls.totals({ from: dayStart });
  const [figures] = await viewer.agents.figures({ dayStart });
  // What runs, they hear from the kernel itself, and this one has nothing in flight.
  expect(figures).toMatchObject({
    callsToday: total.calls - total.running,
    failedToday: total.failed,
    costTodayNanoUsd: total.costNanoUsd,
    callsWithoutCostToday: total.withoutCost,
  });
  const overview = await viewer.overview.get({ dayStart });
  expect(overview).toMatchObject({
    callsToday: total.calls,
    failedToday: total.failed,
    costTodayNanoUsd: total.costNanoUsd,
    withoutCostToday: total.withoutCost,
    agents: { total: 1, active: 1, suspended: 0 },
  });
  expect(overview.costByHour.at(-1)?.costNanoUsd).toBe(total.costNanoUsd);
  expect(overview.departments[0]?.costLastHourNanoUsd).toBe(total.costNanoUsd);
});

describe('the live stream', () => {
  async function open(lastEventId?: string) {
    const stream = await viewer.calls.live({ lastEventId });
    const iterator = (stream as AsyncIterable<readonly [id: string, event: CallEvent]>)[Symbol.asyncIterator]();
    const next = async () => {
      const result = await iterator.next();
      if (result.done === true) throw new Error('The stream ended.');
      const [id, event] = result.value;
      return [id, event] as const;
    };
    return { next, end: () => iterator.return?.() };
  }
  const item = async (): Promise<RunningCall> => {
    const { items } = await viewer.calls.list({ limit: 1 });
    return items[0] as RunningCall;
  };

  test('replays what ended after the last event seen, then tells what happens, each once', async () => {
    const { rows } = await api.superuser.query<{ sequence: string; call_id: string }>(
      'select sequence::text, call_id from call_settlement order by call_settlement.sequence',
    );
    const [seen, ...missed] = rows.slice(-4);
    const stream = await open(seen?.sequence);
    for (const row of missed) {
      const [id, event] = await stream.next();
      expect([id, event.call.id, event.kind]).toEqual([row.sequence, row.call_id, 'call.ended']);
    }
    const last = missed.at(-1);
    const call = await item();
    const next = stream.next();
    await expect.poll(() => api.kernelState.listeners(home.organisationId)).toBe(1);
    api.kernelState.tell(home.organisationId, {
      kind: 'call.ended',
      sequence: last?.sequence ?? '',
      call: { ...call, id: last?.call_id ?? '' },
    });
    api.kernelState.tell(home.organisationId, { kind: 'call.began', sequence: '0', call });
    expect(await next).toMatchObject([last?.sequence, { kind: 'call.began' }]);
    const end = stream.next();
    api.kernelState.tell(home.organisationId, { kind: 'call.ended', sequence: '999999', call });
    expect(await end).toMatchObject(['999999', { kind: 'call.ended' }]);
    await stream.end();
    expect(api.kernelState.listeners(home.organisationId)).toBe(0);
  });

  test('takes over where a list ended: what ended since and what runs now comes first', async () => {
    const { items, asOfSequence } = await viewer.calls.list({ limit: 500 });
    const [newest] = items;
    const { rows } = await api.superuser.query<{ sequence: string; call_id: string }>(
      'select sequence::text, call_id from call_settlement order by call_settlement.sequence desc limit 2',
    );
    expect(asOfSequence).toBe(rows[0]?.sequence);
    api.kernelState.running.push({ ...(newest as RunningCall), id: 'call_running', state: 'running' });
    // As if the list had been read before the last call ended.
    const stream = await open(rows[1]?.sequence);
    expect(await stream.next()).toMatchObject([
      rows[0]?.sequence,
      { kind: 'call.ended', call: { id: rows[0]?.call_id } },
    ]);
    expect(await stream.next()).toMatchObject([
      rows[0]?.sequence,
      { kind: 'call.began', call: { id: 'call_running' } },
    ]);
    api.kernelState.running.length = 0;
    await stream.end();
  });

  test('hears nothing of another organisation', async () => {
    const elsewhere = await addTestTenant(api, 'elsewhere');
    const stream = await open();
    const next = stream.next();
    await expect.poll(() => api.kernelState.listeners(home.organisationId)).toBe(1);
    const call = await item();
    api.kernelState.tell(elsewhere.organisationId, {
      kind: 'call.began',
      sequence: '0',
      call: { ...call, id: 'theirs' },
    });
    api.kernelState.tell(home.organisationId, { kind: 'call.began', sequence: '0', call: { ...call, id: 'ours' } });
    expect((await next)[1].call.id).toBe('ours');
    await stream.end();
  });
});

test('nothing failed in a way that nobody expected', () => {
  expect(api.logged).toEqual([]);
});
