import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPoolScheduler, policyNames, serviceClasses, standardPolicies, StartPreview } from '../index.ts';
import { slotsOnly, testCall } from '../testing/test-call.ts';

const anyCall = fc.record({
  agent: fc.nat(4),
  serviceClass: fc.constantFrom(...serviceClasses),
  tokens: fc.integer({ min: 1, max: 2_000 }),
});

describe('a preview of starts', () => {
  test.each(policyNames)('is what happens when the slots come free, and leaves the pool alone (%s)', (name) => {
    fc.assert(
      fc.property(fc.array(anyCall, { maxLength: 40, size: 'max' }), fc.nat(10), (calls, most) => {
        const limits = slotsOnly(3);
        const pool = createPoolScheduler(standardPolicies[name], limits, 7);
        calls.forEach(({ agent, serviceClass, tokens }, index) => {
          const ownerPath = ['acme', `department ${agent % 2}`, `agent ${agent}`];
          pool.enqueue(
            testCall({ id: `${index}`, ownerPath, serviceClass, inputTokens: tokens, arrivedAt: index }),
            index,
          );
          if (index === 10) pool.decide(index);
        });
        pool.decide(50);
        const before = pool.snapshot(60);
        const preview = new StartPreview(pool.outline(60), most);
        while (!preview.advance(7));
        expect(pool.snapshot(60)).toEqual(before);
        pool.configure(standardPolicies[name], { ...limits, slots: before.running.length + most }, 60);
        const happened = pool.decide(60).filter(({ kind }) => kind === 'start');
        expect(preview.starts).toEqual(happened);
      }),
    );
  });
});
