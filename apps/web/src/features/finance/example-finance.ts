import type { FinanceMonth, FinanceOwner, FinanceOwners } from './finance-types.ts';

const dayMs = 86_400_000;
const from = Date.UTC(2026, 10, 1);

/** November 2026 at the end of its second day, for tests. */
export function exampleMonth(changes: Partial<FinanceMonth> = {}): FinanceMonth {
  return {
    month: '2026-11',
    from,
    to: from + 30 * dayMs,
    asOf: from + 1.5 * dayMs,
    state: 'open',
    spend: 'real',
    sums: { realNanoUsd: '30000000000', simulatedNanoUsd: '0' },
    actualNanoUsd: '30000000000',
    calls: 12,
    unpricedCalls: 0,
    budget: null,
    forecast: null,
    runRate: null,
    reserved: null,
    days: [
      { startsAt: from, nanoUsd: '20000000000', calls: 8 },
      { startsAt: from + dayMs, nanoUsd: '10000000000', calls: 4 },
    ],
    ...changes,
  };
}

/** An agent that spent a dollar, for tests. */
export function exampleOwner(changes: Partial<FinanceOwner> = {}): FinanceOwner {
  return {
    id: 'agt_1',
    name: 'Agent',
    slug: 'agent',
    departmentId: 'dep_1',
    simulatedOnly: false,
    budgetNanoUsd: null,
    actualNanoUsd: '1000000000',
    calls: 10,
    unpricedCalls: 0,
    quantity: 0,
    forecastNanoUsd: null,
    varianceNanoUsd: null,
    peakDay: from,
    peakCalls: 5,
    ...changes,
  };
}

/** One agent that spent all there is, for tests. */
export function exampleOwners(changes: Partial<FinanceOwners> = {}): FinanceOwners {
  return {
    month: '2026-11',
    from,
    to: from + 30 * dayMs,
    by: 'agent',
    spend: 'real',
    owners: [exampleOwner()],
    rest: null,
    next: null,
    unallocated: exampleOwner({ id: null, name: 'Unallocated', actualNanoUsd: '0', calls: 0 }),
    total: exampleOwner({ id: null, name: 'Total' }),
    elapsed: 0.05,
    ...changes,
  };
}
