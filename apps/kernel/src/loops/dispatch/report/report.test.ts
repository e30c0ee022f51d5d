import { describe, expect, test } from 'vitest';
import { TestDispatcher } from '../test-dispatcher.ts';
import { PoolReports, QueueReports, reportSpans } from './index.ts';
import { reportPool } from './report-pool.ts';
import { reportQueue } from './report-queue.ts';

const epochOffsetMs = 1_000_000;
const ofAgent = (slug: string) => ({ ownerPath: ['acme', 'sales', slug] });

describe('what a pool reports', () => {
  test('is who runs and waits by class, how long they waited of late, and the bound on it', async () => {
    const rig = new TestDispatcher('semantic', { slots: 1 });
    rig.ask('first', ofAgent('a'));
    rig.ask('second', { ...ofAgent('b'), serviceClass: 'batch' });
    rig.nowMs = 400;
    rig.ask('third', ofAgent('a'));
    await rig.release('first');
    rig.nowMs = 1_000;
    const now = await reportPool(rig.pool, epochOffsetMs);
    expect(now).toMatchObject({ leasedSlots: 1, running: 1, waiting: 1, pausedUntil: null, totals: { started: 2 } });
    expect(now.kvTokensInUse).toBe(150);
    const byClass = new Map(now.classes.map((each) => [each.serviceClass, each]));
    const [batch, standard] = [byClass.get('batch'), byClass.get('standard')];
    expect((batch?.running ?? 0) + (standard?.running ?? 0)).toBe(1);
    expect(batch).toMatchObject({ waiting: 1, oldestWaitMs: 1_000, starts: 0, waitP50Ms: null });
    expect(standard).toMatchObject({ running: 1, waiting: 0, oldestWaitMs: null, starts: 2, waitP99Ms: 0 });
    expect(batch?.boundMs).toBeGreaterThan(1_000);
    const waits = { starts: 2, waitP50Ms: 0, waitP95Ms: 0, waitP99Ms: 0 };
    const classes = [{ serviceClass: 'standard', ...waits }];
    expect(now.agents).toEqual([{ agentId: 'a', departmentId: 'sales', ...waits, classes }]);
    expect(now).toMatchObject({ serviceP50Ms: 400, serviceMeanMs: 400, gap: null });
  });

  test('measures how far two departments that both wait are apart, beside the bound', async () => {
    const rig = new TestDispatcher('semantic', { slots: 1 });
    for (const department of ['sales', 'claims']) {
      for (let index = 0; index < 30; index += 1) {
        rig.ask(`${department} ${index}`, { ownerPath: ['acme', department, `${department}-agent`] });
      }
    }
    for (let index = 0; index < 20; index += 1) {
      rig.nowMs += 1_000;
      const running = rig.started.at(-1) ?? '';
      await rig.release(running, running.startsWith('sales') ? 90 : 10);
    }
    const { gap } = await reportPool(rig.pool, epochOffsetMs);
    expect(gap).toMatchObject({ serviceClass: 'standard', longestInputTokens: 100, runningTokens: 190 });
    expect(new Set([gap?.most.departmentId, gap?.least.departmentId])).toEqual(new Set(['sales', 'claims']));
    expect(gap?.most.agentId).toBeNull();
    expect(gap?.boundTokens).toBe(2 * 2 * 190);
    expect(gap?.gapTokens).toBe((gap?.most.tokens ?? 0) - (gap?.least.tokens ?? 0));
    expect(gap?.gapTokens).toBeLessThanOrEqual(2 * 2 * 190);
  });

  test('says until when its provider takes no calls', async () => {
    const rig = new TestDispatcher('fifo', { slots: 1 });
    rig.ask('limited');
    rig.leases.get('limited')?.noteLimits(429, { retryAfterMs: 5_000, exhaustedForMs: undefined });
    expect((await reportPool(rig.pool, epochOffsetMs)).pausedUntil).toBe(epochOffsetMs + 5_000);
  });

  test('lists who waits in the order in which they start, with why and when', async () => {
    const rig = new TestDispatcher('semantic', { slots: 1 });
    rig.ask('held');
    rig.nowMs = 300;
    await rig.release('held');
    rig.ask('held again');
    const expected = ['critical', 'interactive', 'standard', 'batch'] as const;
    for (const serviceClass of expected.toReversed()) rig.ask(serviceClass, { serviceClass, arrivedAt: 300 });
    const queue = await reportQueue(rig.pool, 3, epochOffsetMs);
    expect(queue.map(({ callId, position }) => [callId, position])).toEqual([
      ['critical', 1],
      ['interactive', 2],
      ['standard', 3],
    ]);
    expect(queue[0]).toMatchObject({
      inputTokens: 100,
      expectedOutputTokens: 50,
      stepsLeft: null,
      waitingSince: epochOffsetMs + 300,
      expectedStartAt: epochOffsetMs + 600,
      overdueAt: epochOffsetMs + 1_300,
      runId: null,
    });
    expect(queue[0]?.explanation).toContain('class critical, fair share 1.00, ahead of');
    expect(queue[1]?.expectedStartAt).toBe(epochOffsetMs + 900);
    // Nobody was moved by the look.
    await rig.release('held again');
    expect(rig.started.at(-1)).toBe('critical');
  });

  test('of a long line is made in pieces, and once for all who ask soon', async () => {
    const rig = new TestDispatcher('fifo', { slots: 1, queueLimit: 2_000 });
    for (let index = 0; index < 1_201; index += 1) rig.ask(`${index}`, ofAgent(`${index % 7}`));
    const reports = new PoolReports();
    let turns = 0;
    setImmediate(() => {
      turns += 1;
    });
    const now = await reports.of(rig.pool, epochOffsetMs);
    expect(turns).toBe(1);
    expect(now).toMatchObject({ running: 1, waiting: 1_200 });
    expect(now.classes.map(({ waiting }) => waiting)).toEqual([0, 0, 1_200, 0]);
    rig.nowMs = 100;
    expect(await reports.of(rig.pool, epochOffsetMs)).toBe(now);
    rig.nowMs = 200;
    expect(await reports.of(rig.pool, epochOffsetMs)).not.toBe(now);
  });

  test('is made once for all who ask while the line is as long', async () => {
    const rig = new TestDispatcher('fifo', { slots: 1 });
    for (let index = 0; index < 11; index += 1) rig.ask(`${index}`);
    const reports = new QueueReports();
    const [whole, part] = await Promise.all([
      reports.of(rig.pool, 10, epochOffsetMs),
      reports.of(rig.pool, 3, epochOffsetMs),
    ]);
    expect(part).toEqual(whole.slice(0, 3));
    await rig.release('0');
    expect(await reports.of(rig.pool, 10, epochOffsetMs)).toEqual(whole);
    rig.nowMs = 5;
    expect(await reports.of(rig.pool, 10, epochOffsetMs)).toHaveLength(9);
  });

  test('names those whose agent has all its slots last, and says so', async () => {
    const rig = new TestDispatcher('fifo', { slots: 2, slotsPerAgent: 1 });
    rig.ask('running', ofAgent('busy'));
    rig.ask('capped', ofAgent('busy'));
    rig.ask('other', ofAgent('other'));
    rig.ask('next', ofAgent('third'));
    const queue = await reportQueue(rig.pool, 10, epochOffsetMs);
    expect(queue.map(({ callId }) => callId)).toEqual(['next', 'capped']);
    expect(queue[1]).toMatchObject({ explanation: 'its agent has all the slots that it may have', fairShare: null });
  });

  test('draws each stay in a slot as a bar that overlaps no other of its lane', async () => {
    const rig = new TestDispatcher('fifo', { slots: 2 });
    rig.ask('one');
    rig.ask('two');
    rig.nowMs = 500;
    await rig.release('one');
    rig.ask('three');
    rig.nowMs = 900;
    const spans = reportSpans(rig.pool.facts(), 1_000, epochOffsetMs);
    expect(spans.map(({ callId, lane, end }) => [callId, lane, end])).toEqual([
      ['one', 0, 'ended'],
      ['two', 1, null],
      ['three', 0, null],
    ]);
    expect(spans[0]).toMatchObject({ startedAt: epochOffsetMs, endedAt: epochOffsetMs + 500 });
    expect(reportSpans(rig.pool.facts(), 300, epochOffsetMs).map(({ callId }) => callId)).toEqual(['two', 'three']);
  });
});

describe('why a call waited', () => {
  test('tells what held it back and how many came later and went first', async () => {
    const rig = new TestDispatcher('semantic', { slots: 1 });
    rig.ask('held');
    rig.ask('patient', { serviceClass: 'batch' });
    rig.ask('gone', { serviceClass: 'batch', ...ofAgent('gone') });
    for (const id of ['urgent 1', 'urgent 2']) rig.ask(id, { serviceClass: 'interactive' });
    rig.leave('gone');
    for (const id of ['held', 'urgent 1', 'urgent 2']) await rig.release(id);
    expect(rig.started).toEqual(['held', 'urgent 1', 'urgent 2', 'patient']);
    rig.nowMs = 50;
    expect(rig.leases.get('patient')?.admission).toMatchObject({ waitedFor: null, overtakenBy: 2 });
  });

  test.each([
    [{ slots: 1 }, 'slot'],
    [{ slotsPerAgent: 1 }, 'agent_limit'],
    [{ kvTokens: 200 }, 'memory'],
    [{ requestsPerMinute: 1 }, 'rate'],
  ])('%j: %s', async (settings, waitedFor) => {
    const rig = new TestDispatcher('fifo', { slots: 4, ...settings });
    rig.ask('first');
    rig.ask('second');
    expect(rig.started).toEqual(['first']);
    rig.nowMs = 61_000;
    await rig.release('first');
    rig.pool.reconfigure({ ...rig.pool.facts().settings, slots: 5 });
    expect(rig.leases.get('second')?.admission).toMatchObject({ waitedFor });
  });
});
