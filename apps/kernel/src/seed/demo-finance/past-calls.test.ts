import { costOfUsage, noClassPrices } from '@agent-os/core/economy';
import { expect, test } from 'vitest';
import { publishedEnergyOf } from '../../directory/index.ts';
import { demoWork, otherWork } from './demo-finance.ts';
import { pastCalls, pastWork, type DemoWorld } from './past-calls.ts';

const nowMs = Date.UTC(2026, 10, 22, 12);
const price = {
  id: 'prc_1',
  effectiveFromMs: 0,
  inputNanoUsdPerMillion: 2_500_000_000n,
  cachedInputNanoUsdPerMillion: null,
  cacheWriteNanoUsdPerMillion: null,
  outputNanoUsdPerMillion: 10_000_000_000n,
  classes: noClassPrices,
};
const names = new Set([otherWork.model, ...Object.values(demoWork).map(({ model }) => model)]);
const world: DemoWorld = {
  organisationId: 'org_1',
  callers: ['equity-research', 'site-scheduler'].map((slug) => ({
    id: slug,
    slug,
    departmentId: 'dep_1',
    keyId: null,
  })),
  models: [...names].map((name) => ({
    id: name,
    name,
    providerId: 'prv_1',
    poolId: 'pol_1',
    price,
    energy: publishedEnergyOf({ name, kind: 'chat', simulated: true }),
  })),
  budgets: [
    { id: 'bdg_1', scopeKind: 'organisation', scopeId: null, unit: 'usd', timeZone: 'UTC', period: 'month' },
    { id: 'bdg_2', scopeKind: 'agent', scopeId: 'equity-research', unit: 'tokens', timeZone: 'UTC', period: 'day' },
  ],
};

interface Written {
  readonly callId: string;
  readonly costNanoUsd: string;
  readonly simulated: boolean;
  readonly receivedAtUs: number;
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
  readonly reasoningTokens: number;
  readonly budgetCharges: readonly (readonly [string, string, string, string])[];
}

test('the past of the demo is simulated, costs what its tokens cost, and is charged to the budgets above it', () => {
  const entries = pastCalls(world, pastWork(world, nowMs));
  const written = entries.map(({ kind, line }) => [kind, JSON.parse(line) as Written] as const);
  const intents = written.flatMap(([kind, row]) => (kind === 'intent' ? [row] : []));
  const settlements = written.flatMap(([kind, row]) => (kind === 'settlement' ? [row] : []));
  expect(intents.length).toBeGreaterThan(300);
  expect(settlements).toHaveLength(intents.length);
  expect(intents.every(({ simulated }) => simulated)).toBe(true);
  for (const row of settlements) {
    const cost = costOfUsage(price, { ...row, cacheWriteTokens: 0 });
    expect(BigInt(row.costNanoUsd)).toBe(cost);
    expect(row.budgetCharges[0]?.slice(2)).toEqual(['usd', cost.toString()]);
  }
  expect(new Set(settlements.map(({ budgetCharges }) => budgetCharges.length))).toEqual(new Set([1, 2]));
});

test('it ends before the present, and is the same however often it is made, but for ids', () => {
  const times = () =>
    pastCalls(world, pastWork(world, nowMs)).flatMap(({ kind, line }) =>
      kind === 'intent' ? [(JSON.parse(line) as { readonly receivedAtUs: number }).receivedAtUs] : [],
    );
  expect(Math.max(...times())).toBeLessThan(nowMs * 1_000);
  expect(times()).toEqual(times());
});
