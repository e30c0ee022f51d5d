import { standardPolicies } from '@agent-os/core/scheduling';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DirectoryPool } from '../../../directory/index.ts';
import { Dispatcher } from '../dispatcher.ts';
import { reportQueue } from '../report/report-queue.ts';
import { aCall, settled, testSettings } from '../test-dispatcher.ts';
import { WaitingPlace } from '../waiting-place.ts';
import { reportTools } from './index.ts';

const limit = { tool: 'erp', uses: 1, timeoutMs: 5_000 };
const pool = (id: string, parts: Partial<DirectoryPool> = {}): DirectoryPool => ({
  ...testSettings,
  id,
  organisationId: 'org_1',
  slots: 4,
  policy: standardPolicies.fifo,
  ...parts,
});
const erp = { tools: ['erp'] };

let nowMs = 0;
let ends: string[] = [];
let dispatcher: Dispatcher;

beforeEach(() => {
  nowMs = 0;
  ends = [];
  dispatcher = new Dispatcher({
    nowMs: () => nowMs,
    newSeed: () => 1,
    waitingChanged: () => undefined,
    interrupted: () => undefined,
    toolUsesEnded: (how, uses) => ends.push(...Array.from({ length: uses }, () => how)),
  });
  dispatcher.tools.configure('org_1', [limit]);
});
afterEach(() => {
  vi.useRealTimers();
});

function leaseIn(settings: DirectoryPool, id: string, parts: Parameters<typeof aCall>[1] = {}) {
  const asked = dispatcher.of(settings).ask(aCall(id, { arrivedAt: nowMs, ...parts }));
  if (asked instanceof WaitingPlace) throw new Error(`${id} waits.`);
  if (!asked.ok) throw new Error(asked.refusal.message);
  return asked.value;
}

/** What becomes of a call that has to wait. */
function waitIn(settings: DirectoryPool, id: string, parts: Parameters<typeof aCall>[1] = {}) {
  const asked = dispatcher.of(settings).ask(aCall(id, { arrivedAt: nowMs, ...parts }));
  if (!(asked instanceof WaitingPlace)) throw new Error(`${id} does not wait.`);
  return { asked, ended: dispatcher.of(settings).wait(asked, new AbortController().signal) };
}

describe('a call that offers a tool without a free use', () => {
  test('stands aside, says so, and takes it when the one before has ended without asking', async () => {
    const one = pool('pol_1');
    const first = leaseIn(one, 'first', erp);
    nowMs = 100;
    const second = waitIn(one, 'second', erp);
    leaseIn(one, 'third').release(null);
    const gate = dispatcher.tools.find('org_1');
    const [queued] = await reportQueue(dispatcher.of(one), 10, 0);
    const users = { inUse: 1, users: [expect.objectContaining({ agentId: 'agent', callId: 'first', until: null })] };
    expect(queued?.waitsForTool).toEqual({ tool: 'erp', uses: 1, inUse: 1, agentIds: ['agent'] });
    expect(gate && reportTools(gate, 1_000)).toEqual([{ tool: 'erp', waiting: 1, ...users }]);
    nowMs = 250;
    first.release(null);
    const result = await second.ended;
    expect(result.ok && result.value.admission).toMatchObject({
      waitedFor: 'tool',
      tool: 'erp',
      why: { waitedMs: 150 },
    });
    expect(ends).toEqual(['call']);
  });

  test('keeps nobody out of a full line who finds a slot', () => {
    const full = pool('pol_1', { queueLimit: 1 });
    leaseIn(full, 'first', erp);
    waitIn(full, 'second', erp);
    leaseIn(full, 'third');
    expect(dispatcher.of(full).ask(aCall('fourth', erp))).toMatchObject({ refusal: { code: 'queue_full' } });
  });

  test('is told what it waited for when it has waited for too long', async () => {
    vi.useFakeTimers();
    const one = pool('pol_1', { maxWaitMs: 2_000 });
    leaseIn(one, 'first', erp);
    const { ended } = waitIn(one, 'second', erp);
    await vi.advanceTimersByTimeAsync(2_000);
    const result = await ended;
    expect(result.ok ? '' : result.refusal.message).toBe(
      'No use of the tool erp came free within 2 s: your organisation allows 1 at once. Try again later.',
    );
  });
});

describe('a use that an answer asked for', () => {
  const agent = { organisation: { id: 'org_1' }, agent: { id: 'agent' } };

  test('goes to the pools in turn', async () => {
    const [one, two] = [pool('pol_1'), pool('pol_2')];
    const started: string[] = [];
    const first = leaseIn(one, 'first', erp);
    for (const [settings, id] of [
      [one, 'one a'],
      [one, 'one b'],
      [two, 'two a'],
    ] as const) {
      void waitIn(settings, id, erp).ended.then(async (result) => {
        started.push(id);
        await settled();
        if (result.ok) result.value.release(null);
      });
    }
    first.release(null);
    for (let turn = 0; turn < 10; turn += 1) await settled();
    expect(started).toEqual(['one a', 'two a', 'one b']);
  });

  test('ends with its result, or by its time', async () => {
    vi.useFakeTimers();
    const one = pool('pol_1');
    const first = leaseIn(one, 'first', erp);
    first.asksFor([{ tool: 'erp', id: 'a' }]);
    first.release(null);
    await settled();
    expect(ends).toEqual([]);
    const second = waitIn(one, 'second', erp);
    dispatcher.tools.returned({ caller: agent, runId: null, facts: { tools: { results: ['a'] } } });
    const result = await second.ended;
    expect(ends).toEqual(['result']);
    if (result.ok) {
      result.value.asksFor([{ tool: 'erp', id: 'b' }]);
      result.value.release(null);
    }
    const third = waitIn(one, 'third', erp);
    nowMs += limit.timeoutMs;
    await vi.advanceTimersByTimeAsync(limit.timeoutMs);
    expect((await third.ended).ok).toBe(true);
    expect(ends).toEqual(['result', 'timeout']);
  });
});

describe('limits that change', () => {
  test('let more calls start at once, and all of them when there is none any more', async () => {
    const one = pool('pol_1');
    leaseIn(one, 'first', erp);
    const second = waitIn(one, 'second', erp);
    const third = waitIn(one, 'third', erp);
    dispatcher.tools.configure('org_1', [{ ...limit, uses: 2 }]);
    dispatcher.reconfigure([{ ...one }]);
    expect((await second.ended).ok).toBe(true);
    expect(third.asked.result).toBeUndefined();
    dispatcher.tools.configure('org_1', []);
    dispatcher.reconfigure([{ ...one }]);
    expect((await third.ended).ok).toBe(true);
  });
});
