import { callChoiceFields, callNumberFields } from '@agent-os/core/choices';
import { callFilterField, type CallCondition, type CallFilterField } from '@agent-os/core/contracts';
import type { CallIntentRow } from '@agent-os/db';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningCall } from '../../ports/kernel-state.ts';
import {
  addExampleCalls,
  addTestTenant,
  exampleOutcomes,
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

describe('the list of calls', () => {
  test('has each call once, the newest first, however it is paged', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await viewer.calls.list({ limit: 7, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    const all = [...settled.map(([intent]) => intent), ...running].map(({ id }) => id);
    expect(seen).toEqual(all.toSorted().toReversed());
  });

  test.each([
    [
      'error',
      { where: [{ field: 'error' as const, operator: 'is' as const, values: ['policy_denied'] }] },
      (_: CallIntentRow, index: number) => index % 5 === 2,
    ],
    [
      'several states',
      { where: [{ field: 'state' as const, operator: 'is' as const, values: ['denied', 'failed'] }] },
      (_: CallIntentRow, index: number) => index % 5 === 2 || index % 5 === 1,
    ],
    ['state', { state: 'denied' } as const, (_: CallIntentRow, index: number) => index % 5 === 2],
    ['run', { runId: 'run-1' } as const, (_: CallIntentRow, index: number) => index % 3 === 0],
  ])('is narrowed by %s', async (_name, filter, matches) => {
    const { items } = await viewer.calls.list({ ...filter, limit: 200 });
    const expected = settled.map(([intent]) => intent).filter(matches);
    expect(items.map(({ id }) => id).toReversed()).toEqual(expected.map(({ id }) => id));
    expect((await viewer.calls.totals(filter)).calls).toBe(expected.length);
  });

  test('is narrowed by every field, the same in the list, the totals and the histogram', async () => {
    const range = { from: Date.now() - 3_600_000, to: Date.now() + 60_000 };
    const { items: all } = await viewer.calls.list({ limit: 500 });
    const sample = all.find(({ state }) => state === 'settled');
    const reads: Record<Exclude<CallFilterField, 'class' | 'lost'>, (call: RunningCall) => string | number | null> = {
      id: ({ id }) => id,
      state: ({ state }) => state,
      agent: ({ agent }) => agent.id,
      department: ({ department }) => department.id,
      team: ({ teamId }) => teamId,
      key: ({ keyId }) => keyId,
      run: ({ runId }) => runId,
      model: ({ modelRequested }) => modelRequested,
      answered: ({ modelAnswered }) => modelAnswered,
      provider: ({ provider }) => provider,
      pool: (call) => call.pool,
      protocol: ({ protocol }) => protocol,
      syscall: ({ syscall }) => syscall,
      streamed: ({ streamed }) => String(streamed),
      simulated: ({ simulated }) => String(simulated),
      error: ({ errorCode }) => errorCode,
      reuse: ({ reusedFrom }) => reusedFrom,
      status: ({ httpStatus }) => httpStatus,
      cost: ({ costNanoUsd }) => costNanoUsd,
      input: ({ inputTokens }) => inputTokens,
      output: ({ outputTokens }) => outputTokens,
      wait: ({ waitUs }) => waitUs,
      execute: ({ executeUs }) => executeUs,
      firstByte: ({ firstByteUs }) => firstByteUs,
      duration: ({ durationUs }) => durationUs,
    };
    const asked: CallFilterField[] = [];
    const check = async (condition: CallCondition, expected: readonly RunningCall[]) => {
      const filter = { where: [condition] };
      const { items } = await viewer.calls.list({ ...filter, limit: 500 });
      expect([condition, items.map(({ id }) => id)]).toEqual([condition, expected.map(({ id }) => id)]);
      expect((await viewer.calls.totals(filter)).calls).toBe(expected.length);
      const { buckets } = await viewer.calls.histogram({ ...filter, ...range });
      expect(buckets.reduce((sum, bucket) => sum + bucket.calls, 0)).toBe(expected.length);
      asked.push(condition.field);
    };
    for (const field of callChoiceFields) {
      // A call has several; told apart below.
      if (field === 'class' || field === 'lost') continue;
      const read = (call: RunningCall) => String(reads[field](call) ?? '');
      const value = read(sample as RunningCall) || 'nobody';
      const other = 'something-else';
      await check(
        { field, operator: 'is', values: [value, other] },
        all.filter((call) => read(call) === value),
      );
      await check(
        { field, operator: 'is_not', values: [value] },
        all.filter((call) => read(call) !== value),
      );
    }
    for (const field of callNumberFields) {
      const numbers = all.flatMap((call) => (reads[field](call) === null ? [] : [Number(reads[field](call))]));
      const middle = numbers.toSorted((one, next) => one - next)[Math.floor(numbers.length / 2)] ?? 0;
      const values = [String(middle)];
      const where = (compare: (value: number) => boolean) =>
        all.filter((call) => reads[field](call) !== null && compare(Number(reads[field](call))));
      await check(
        { field, operator: 'at_least', values },
        where((value) => value >= middle),
      );
      await check(
        { field, operator: 'at_most', values },
        where((value) => value <= middle),
      );
      await check(
        { field, operator: 'is', values },
        where((value) => value === middle),
      );
    }
    const wrote = ({ costNanoUsd, outputTokens }: RunningCall) => costNanoUsd !== null && (outputTokens ?? 1) % 2 === 0;
    await check({ field: 'class', operator: 'is', values: ['output', 'tool_use'] }, all.filter(wrote));
    await check(
      { field: 'class', operator: 'is_not', values: ['output'] },
      all.filter((call) => !wrote(call)),
    );
    const held = new Set(
      settled.flatMap(([{ id }, { outcome, serviceClass, executeUs }]) =>
        serviceClass !== null && executeUs > 0 && outcome !== 'settled' && outcome !== 'cancelled' ? [id] : [],
      ),
    );
    expect(held.size).toBeGreaterThan(0);
    await check(
      { field: 'lost', operator: 'is', values: ['failed_calls', 'something-else'] },
      all.filter(({ id }) => held.has(id)),
    );
    await check(
      { field: 'lost', operator: 'is_not', values: ['failed_calls'] },
      all.filter(({ id }) => !held.has(id)),
    );
    const prefix = sample?.id.slice(0, 20) ?? '';
    await check(
      { field: 'id', operator: 'starts_with', values: [prefix] },
      all.filter(({ id }) => id.startsWith(prefix)),
    );
    expect(new Set(asked)).toEqual(new Set(callFilterField.options));
  });

  test('says what is wrong with a condition', async () => {
    await expect(
      viewer.calls.list({ where: [{ field: 'cost', operator: 'at_least', values: ['cheap'] }] }),
    ).rejects.toThrow('Give a whole number.');
  });

  test.each(['cost', 'tokens', 'duration', 'wait', 'firstByte'] as const)(
    'is ordered by %s inside a range, each call once however it is paged',
    async (by) => {
      const values = (call: RunningCall) =>
        ({
          cost: call.costNanoUsd === null ? null : Number(call.costNanoUsd),
          tokens: call.inputTokens === null ? null : call.inputTokens + (call.outputTokens ?? 0),
          duration: call.durationUs,
          wait: call.waitUs,
          firstByte: call.firstByteUs,
        })[by];
      const { items: all } = await viewer.calls.list({ limit: 500 });
      for (const direction of ['descending', 'ascending'] as const) {
        const seen: RunningCall[] = [];
        let cursor: string | undefined;
        do {
          const input = { sort: { by, direction }, from: Date.now() - 3_600_000, limit: 9 };
          const page = await viewer.calls.list({ ...input, ...(cursor === undefined ? {} : { cursor }) });
          seen.push(...page.items);
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(seen.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
        const ranked = seen.map(values).filter((value) => value !== null);
        const sign = direction === 'descending' ? -1 : 1;
        expect(ranked).toEqual(ranked.toSorted((one, other) => sign * (one - other)));
        // What has no value comes last, whichever way.
        expect(
          seen
            .map(values)
            .slice(ranked.length)
            .every((value) => value === null),
        ).toBe(true);
      }
    },
  );

  test('can be ordered by anything but time only inside a range, and says so', async () => {
    await expect(viewer.calls.list({ sort: { by: 'cost' } })).rejects.toThrow('needs a range of time');
  });

  test('is read from the oldest too', async () => {
    const newest = await viewer.calls.list({ limit: 500 });
    const oldest = await viewer.calls.list({ limit: 500, sort: { direction: 'ascending' } });
    expect(oldest.items.map(({ id }) => id)).toEqual(newest.items.map(({ id }) => id).toReversed());
  });

  test('answers with few rows rather than slowly when a filter fits few of many calls, and each once', async () => {
    const many = await addTestTenant(api, 'many');
    const other = await api.callAs(many.members.viewer.claims);
    const rare = 20;
    await api.superuser.query(
      `insert into call (organisation_id, id, agent_id, department_id, syscall, protocol, model_requested, simulated,
         streamed, received_at, estimated_input_tokens, replica_id)
       select $1, 'call_0000000000' || lpad(i::text, 16, '0'), $2, $3, 'llm.generate', 'openai.chat',
         case when i % 1000 = 7 then 'rare' else 'usual' end, false, false, now(), 1, 'test'
       from generate_series(1, $4::int) i`,
      [many.organisationId, many.agentId, many.departmentId, rare * 1000],
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    let searched = 0;
    do {
      const where = [{ field: 'model' as const, operator: 'is' as const, values: ['rare'] }];
      const page = await other.calls.list({ where, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      if (page.searchedTo !== null) searched += 1;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(rare);
    expect(seen).toEqual([...new Set(seen)].toSorted().toReversed());
    expect(searched).toBeGreaterThan(0);
    await expect(other.calls.list({ from: 0, sort: { by: 'cost' } })).rejects.toThrow(
      /Begin it after .* or order by time/,
    );
  });

  test('is narrowed to a range of time that begins in and ends before', async () => {
    const from = Math.floor((settled[10]?.[0].receivedAtUs ?? 0) / 1000);
    const to = Math.floor((settled[20]?.[0].receivedAtUs ?? 0) / 1000);
    const { items } = await viewer.calls.list({ from, to });
    expect(items.map(({ id }) => id).toReversed()).toEqual(settled.slice(10, 20).map(([{ id }]) => id));
  });

  test('shows a running call as this process knows it', async () => {
    const [intent] = running;
    const { items } = await viewer.calls.list({ state: 'running' });
    expect(items.map(({ id }) => id).toSorted()).toEqual(running.map(({ id }) => id).toSorted());
    const known = items.find(({ id }) => id === intent?.id);
    api.kernelState.running.push({ ...(known as RunningCall), lastStep: 6, waitUs: 77 });
    const again = await viewer.calls.list({ state: 'running' });
    expect(again.items.find(({ id }) => id === intent?.id)).toMatchObject({
      state: 'running',
      lastStep: 6,
      waitUs: 77,
    });
    api.kernelState.running.length = 0;
  });
});

function percentileDisc(values: readonly number[], fraction: number): number | null {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.ceil(fraction * sorted.length) - 1] ?? null;
}

test('totals are what the rows add up to', async () => {
  const ends = settled.map(([, settlement]) => settlement);
  const waits = ends.filter(({ lastStep, reuse }) => lastStep >= 5 && reuse === null).map(({ admitUs }) => admitUs);
  const count = (outcome: string) => ends.filter((end) => end.outcome === outcome).length;
  const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);
  expect(await viewer.calls.totals({})).toEqual({
    coverage: { complete: true, from: null },
    calls: settled.length + running.length,
    running: running.length,
    ...Object.fromEntries(exampleOutcomes.map((outcome) => [outcome, count(outcome)])),
    inputTokens: sum(ends.map(({ inputTokens }) => inputTokens)),
    outputTokens: sum(ends.map(({ outputTokens }) => outputTokens)),
    costNanoUsd: ends.reduce((total, { costNanoUsd }) => total + (costNanoUsd ?? 0n), 0n).toString(),
    withoutCost: ends.filter(({ costNanoUsd }) => costNanoUsd === null).length,
    simulated: [...settled.map(([intent]) => intent), ...running].filter(({ simulated }) => simulated).length,
    reused: ends.filter(({ reuse }) => reuse !== null).length,
    avoidedNanoUsd: '700',
    waitP50Us: percentileDisc(waits, 0.5),
    waitP90Us: percentileDisc(waits, 0.9),
    waitP99Us: percentileDisc(waits, 0.99),
  });
});

test('totals of a long run leave none of its calls out', async () => {
  const many = await addTestTenant(api, 'longrun');
  const other = await api.callAs(many.members.viewer.claims);
  const length = 16_000;
  await api.superuser.query(
    `insert into call (organisation_id, id, agent_id, department_id, run_id, syscall, protocol, model_requested,
       simulated, streamed, received_at, estimated_input_tokens, replica_id)
     select $1, 'call_0000000001' || lpad(i::text, 16, '0'), $2, $3, 'run_long', 'llm.generate', 'openai.chat', 'usual',
       false, false, now(), 1, 'test'
     from generate_series(1, $4::int) i`,
    [many.organisationId, many.agentId, many.departmentId, length],
  );
  expect(await other.calls.totals({ runId: 'run_long' })).toMatchObject({
    coverage: { complete: true },
    calls: length,
  });
});
