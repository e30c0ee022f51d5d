import { describe, expect, test } from 'vitest';
import type { WaitingCall } from '../calls/index.ts';
import { standardPolicies } from '../policies/index.ts';
import { slotsOnly, testCall } from '../testing/test-call.ts';
import { createPoolScheduler, type PoolScheduler } from './index.ts';

const used = { inputTokens: 100, outputTokens: 50 };
const limitsOf = (slots: number) => ({ ...slotsOnly(slots), limitsTools: true });
const ofOwner = (owner: string, number: number, parts: Partial<WaitingCall> = {}) =>
  testCall({ id: `${owner} ${number}`, ownerPath: ['acme', owner, `${owner}-agent`], ...parts });

function startsOf(pool: PoolScheduler, now: number): string[] {
  return pool.decide(now).flatMap((decision) => (decision.kind === 'start' ? [decision.callId] : []));
}

/** Serves so many calls on one slot; how many of each owner that were. */
function serve(pool: PoolScheduler, from: number, calls: number): Record<string, number> {
  const served: Record<string, number> = {};
  for (let now = from; now < from + calls; now += 1) {
    for (const callId of startsOf(pool, now)) {
      const owner = callId.split(' ')[0] ?? '';
      served[owner] = (served[owner] ?? 0) + 1;
      pool.finish(callId, used, now + 1);
    }
  }
  return served;
}

describe('calls that offer limited tools', () => {
  test('start by their own sets, however many sets wait', () => {
    const pool = createPoolScheduler(standardPolicies.fifo, limitsOf(100), 1);
    const sets = Array.from({ length: 40 }, (_, number) => `tool ${number}`);
    const freeOnly = (...free: readonly string[]) =>
      pool.setFreeTools(new Map(sets.map((tool) => [tool, free.includes(tool) ? 1 : 0])));
    for (const [number, tool] of sets.entries()) {
      pool.enqueue(testCall({ id: tool, arrivedAt: number, tools: [tool] }), number);
      pool.enqueue(testCall({ id: `${tool} again`, arrivedAt: number, tools: [tool] }), number);
    }
    freeOnly();
    expect(startsOf(pool, 100)).toEqual([]);
    freeOnly('tool 3', 'tool 35');
    expect(startsOf(pool, 101)).toEqual(['tool 3', 'tool 35']);
    freeOnly('tool 3', 'tool 35');
    expect(startsOf(pool, 102)).toEqual(['tool 3 again', 'tool 35 again']);
    // The bit of a set that has gone is another's.
    pool.enqueue(testCall({ id: 'both', arrivedAt: 103, tools: ['tool 35', 'tool 36'] }), 103);
    freeOnly('tool 35');
    expect(startsOf(pool, 103)).toEqual([]);
    freeOnly('tool 35', 'tool 36');
    expect(startsOf(pool, 104)).toEqual(['tool 36']);
    freeOnly('tool 35', 'tool 36');
    expect(startsOf(pool, 105)).toEqual(['tool 36 again']);
    freeOnly('tool 35', 'tool 36');
    expect(startsOf(pool, 106)).toEqual(['both']);
  });

  test('save up no service for their owner while they stand aside, nor for owners that come meanwhile', () => {
    const pool = createPoolScheduler(standardPolicies.fair_share, limitsOf(1), 1);
    const add = (owner: string, count: number, from = 0) => {
      for (let number = from; number < from + count; number += 1) pool.enqueue(ofOwner(owner, number), 0);
    };
    pool.setFreeTools(new Map([['erp', 0]]));
    pool.enqueue(ofOwner('aside', 0, { tools: ['erp'] }), 0);
    add('one', 200);
    add('other', 200);
    expect(serve(pool, 1, 100)).toEqual({ one: 50, other: 50 });
    add('late', 100);
    expect(serve(pool, 200, 30)).toEqual({ one: 10, other: 10, late: 10 });
    add('aside', 100, 1);
    expect(serve(pool, 300, 40)).toEqual({ one: 10, other: 10, late: 10, aside: 10 });
  });
});
