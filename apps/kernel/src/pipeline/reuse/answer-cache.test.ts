import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AnswerCache } from './index.ts';

type Stored = Parameters<AnswerCache['store']>[2];

const organisation = (id: string, ttlMs = 1_000, bytesMax = 10_000) => ({ id, reuse: { ttlMs, bytesMax } });
const answer = (bytes: number, storedAtMs = 0, sourceCallId = 'call_1'): Stored => ({
  sourceCallId,
  contentType: 'application/json',
  body: Buffer.alloc(bytes),
  modelAnswered: null,
  costNanoUsd: 1n,
  storedAtMs,
});

describe('answers kept for later calls', () => {
  test('are given out for as long as the organisation allows now, not when they were stored', () => {
    const cache = new AnswerCache();
    cache.store(organisation('org_a'), 'key', answer(10));
    expect(cache.find(organisation('org_a'), 'key', 999)?.sourceCallId).toBe('call_1');
    expect(cache.find(organisation('org_a', 500), 'key', 600)).toBeUndefined();
    expect(cache.bytes).toBe(0);
  });

  test('go when nobody has asked for them longest', () => {
    const cache = new AnswerCache();
    const owner = organisation('org_a', 1_000, 3_000);
    for (const key of ['one', 'two']) cache.store(owner, key, answer(500));
    cache.find(owner, 'one', 1);
    cache.store(owner, 'three', answer(500));
    expect(['one', 'two', 'three'].map((key) => cache.find(owner, key, 1) !== undefined)).toEqual([true, false, true]);
  });

  test('go at once when less, or none, is to be kept', () => {
    const cache = new AnswerCache();
    for (const key of ['one', 'two']) cache.store(organisation('org_a'), key, answer(500));
    cache.apply(organisation('org_a', 1_000, 1_500));
    expect(cache.find(organisation('org_a'), 'one', 1)).toBeUndefined();
    expect(cache.find(organisation('org_a'), 'two', 1)).toBeDefined();
    cache.apply(organisation('org_a', 0));
    expect(cache.bytes).toBe(0);
  });

  test('are swept when they are too old or their organisation is gone', () => {
    const cache = new AnswerCache();
    cache.store(organisation('org_a'), 'old', answer(10, 0));
    cache.store(organisation('org_a'), 'new', answer(10, 900));
    cache.store(organisation('org_b'), 'new', answer(10, 900));
    cache.sweep((id) => (id === 'org_a' ? organisation(id) : undefined), 1_000);
    expect(cache.find(organisation('org_a'), 'new', 1_000)).toBeDefined();
    expect(cache.find(organisation('org_b'), 'new', 1_000)).toBeUndefined();
  });

  const step = fc.record({
    organisation: fc.constantFrom('org_a', 'org_b', 'org_c'),
    key: fc.constantFrom('one', 'two', 'three', 'four', 'five'),
    bytes: fc.nat(4_000),
    bytesMax: fc.constantFrom(2_000, 5_000, 9_000),
    does: fc.constantFrom('store', 'find', 'apply', 'sweep'),
  });

  test('never take more than their organisation, or all together, may; and none takes another’s room or answer', () => {
    const bytesMaxOfAll = 12_000;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const cache = new AnswerCache(bytesMaxOfAll);
        const limits = new Map<string, number>();
        steps.forEach(({ organisation: id, key, bytes, bytesMax, does }, nowMs) => {
          const owner = organisation(id, 10, bytesMax);
          const held = (other: string) =>
            ['one', 'two', 'three', 'four', 'five'].filter(
              (each) => cache.find(organisation(other, Number.MAX_SAFE_INTEGER), each, nowMs) !== undefined,
            );
          const others = ['org_a', 'org_b', 'org_c'].filter((other) => other !== id);
          const before = others.map(held);
          if (does === 'store') cache.store(owner, key, answer(bytes, nowMs, id));
          if (does === 'find') expect(cache.find(owner, key, nowMs)?.sourceCallId ?? id).toBe(id);
          if (does === 'apply') cache.apply(owner);
          if (does === 'sweep') cache.sweep((other) => organisation(other, Number.MAX_SAFE_INTEGER), nowMs);
          limits.set(id, bytesMax);
          expect(others.map(held)).toEqual(before);
          expect(cache.bytes).toBeLessThanOrEqual(bytesMaxOfAll);
          expect(cache.bytes).toBeGreaterThanOrEqual(0);
        });
        for (const id of limits.keys()) cache.apply(organisation(id, 0));
        expect(cache.bytes).toBe(0);
      }),
    );
  });
});
