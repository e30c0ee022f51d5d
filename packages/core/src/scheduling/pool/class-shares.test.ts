import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { serviceClasses, type ServiceClass } from '../calls/index.ts';
import { standardPolicies, type SchedulingPolicy } from '../policies/index.ts';
import { runPool, type PlannedCall } from '../testing/run-pool.ts';
import { slotsOnly, testCall } from '../testing/test-call.ts';
import { createPoolScheduler } from './index.ts';

interface Demand {
  readonly slots: number;
  /** Calls of each class that wait from the start. */
  readonly backlog: Readonly<Record<ServiceClass, number>>;
  readonly shares: Readonly<Record<ServiceClass, number>>;
}

const anyDemand: fc.Arbitrary<Demand> = fc.record({
  slots: fc.integer({ min: 1, max: 4 }),
  backlog: fc.record({
    critical: fc.integer({ min: 100, max: 400 }),
    interactive: fc.nat(80),
    standard: fc.nat(80),
    batch: fc.integer({ min: 1, max: 80 }),
  }),
  shares: fc.record({
    critical: fc.constant(0),
    interactive: fc.constantFrom(0, 0.2, 0.33),
    standard: fc.constantFrom(0, 0.1, 0.3),
    batch: fc.constantFrom(0.05, 0.1, 0.3),
  }),
});

/** Of every stretch of starts while a class waits, it has had its share, but for one start under way of each class. */
function checkShares(demand: Demand, policy: SchedulingPolicy): void {
  const planned: PlannedCall[] = serviceClasses.flatMap((serviceClass) =>
    Array.from({ length: demand.backlog[serviceClass] }, (_, index) => ({
      call: testCall({ id: `${serviceClass}_${index}`, serviceClass, preemptible: false }),
      serviceMs: 100,
    })),
  );
  const pool = createPoolScheduler(policy, slotsOnly(demand.slots), 1);
  const left = new Map(Object.entries(demand.backlog));
  const starts = { all: 0, critical: 0, interactive: 0, standard: 0, batch: 0 };
  runPool(pool, planned, ({ decisions }) => {
    for (const decision of decisions) {
      if (decision.kind !== 'start') continue;
      starts.all += 1;
      starts[decision.why.queuedAs] += 1;
      left.set(decision.why.queuedAs, (left.get(decision.why.queuedAs) ?? 0) - 1);
      for (const name of serviceClasses) {
        if ((left.get(name) ?? 0) <= 0) continue;
        expect(starts[name]).toBeGreaterThan(demand.shares[name] * starts.all - serviceClasses.length);
      }
    }
  });
}

describe('class shares', () => {
  const withShares = ({ shares }: Demand): SchedulingPolicy => ({
    ...standardPolicies.semantic,
    groups: standardPolicies.semantic.groups.map((grouping) =>
      grouping.kind === 'class_shares' ? { ...grouping, minimumShare: shares } : grouping,
    ),
  });

  test('leave each class its minimum under any flood of better ones', () => {
    fc.assert(
      fc.property(anyDemand, (demand) => checkShares(demand, withShares(demand))),
      { numRuns: 60 },
    );
  });

  test('the check catches strict priority (canary)', () => {
    const demand: Demand = {
      slots: 2,
      backlog: { critical: 200, interactive: 0, standard: 0, batch: 20 },
      shares: { critical: 0, interactive: 0, standard: 0, batch: 0.1 },
    };
    checkShares(demand, withShares(demand));
    expect(() => checkShares(demand, standardPolicies.strict_priority)).toThrow();
  });
});
