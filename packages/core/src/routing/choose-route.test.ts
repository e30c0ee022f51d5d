import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ModelPrice } from '../economy/index.ts';
import {
  chooseRoute,
  closedBreaker,
  dataClasses,
  modelAbilities,
  naiveCosts,
  nothingMeasured,
  routeStrategies,
  type RouteCandidate,
  type RouteDefinition,
  type RouteModel,
  type RoutePlan,
} from './index.ts';

const nowMs = 1_000_000;

const any: RouteDefinition = {
  workClass: 'analysis',
  strategy: 'cheapest',
  requirements: { minQuality: null, maxFirstByteP95Ms: null, regions: [], dataClass: 'public', abilities: [] },
  candidates: [],
};
const call = { protocol: 'openai.chat', estimatedInputTokens: 1_000, expectedOutputTokens: 100 } as const;

function price(inputNanoUsd: bigint, outputNanoUsd = inputNanoUsd): ModelPrice {
  return {
    id: 'prc',
    effectiveFromMs: 0,
    inputNanoUsdPerMillion: inputNanoUsd,
    cachedInputNanoUsdPerMillion: null,
    cacheWriteNanoUsdPerMillion: null,
    outputNanoUsdPerMillion: outputNanoUsd,
  };
}

type Given = Partial<RouteModel> & Partial<Omit<RouteCandidate, 'model'>> & { readonly simulated?: boolean };

function candidate(id: string, given: Given = {}): RouteCandidate {
  const { price: priced = price(1_000_000n), quality = 50, measured = nothingMeasured, ...rest } = given;
  const { pausedUntilMs = null, breaker = closedBreaker, simulated = false, ...model } = rest;
  return {
    model: {
      id,
      name: id,
      kind: 'chat',
      state: 'active',
      contextWindow: null,
      abilities: ['tools'],
      region: 'eu',
      dataClass: 'confidential',
      provider: { slug: 'p', state: 'active', protocol: 'openai', simulated },
      ...model,
    },
    price: 'price' in given && given.price === undefined ? undefined : priced,
    quality,
    measured,
    pausedUntilMs,
    breaker,
  };
}

function choose(candidates: readonly RouteCandidate[], given: Partial<RouteDefinition> = {}) {
  const requirements = { ...any.requirements, ...given.requirements };
  return chooseRoute({ route: { ...any, ...given, requirements }, candidates, call }, nowMs);
}
const ids = ({ planned }: RoutePlan<RouteModel>) => planned.map(({ model }) => model.id);
const reasons = ({ leftOut }: RoutePlan<RouteModel>) => leftOut.map(({ model, reason }) => `${model.id} ${reason}`);
const requires = (requirements: Partial<RouteDefinition['requirements']>) => ({
  requirements: { ...any.requirements, ...requirements },
});

describe('choice of a route', () => {
  test('cheapest goes by the expected cost of this call, and a model without a price comes last', () => {
    const candidates = [
      candidate('unknown', { price: undefined }),
      candidate('wordy', { price: price(1n, 50_000_000n) }),
      candidate('dear', { price: price(8_000_000n) }),
      candidate('cheap', { price: price(2_000_000n) }),
    ];
    const plan = choose(candidates);
    expect(ids(plan)).toEqual(['cheap', 'wordy', 'dear', 'unknown']);
    expect(plan.planned.map(({ expectedNanoUsd }) => expectedNanoUsd)).toEqual([2_200n, 5_000n, 8_800n, null]);
    expect(ids(choose(candidates, { strategy: 'ordered' }))).toEqual(['unknown', 'wordy', 'dear', 'cheap']);
  });

  test('fastest goes by what was measured, and an unmeasured model comes last', () => {
    const speed = (firstByteP50Ms: number, tokensPerSecond: number) => ({
      measured: { ...nothingMeasured, firstByteP50Ms, tokensPerSecond },
    });
    const candidates = [candidate('new'), candidate('slow', speed(100, 50)), candidate('fast', speed(500, 200))];
    expect(ids(choose(candidates, { strategy: 'fastest' }))).toEqual(['fast', 'slow', 'new']);
  });

  test('each requirement leaves out those that miss it, and says so', () => {
    const plan = (given: Given, definition: Partial<RouteDefinition> = {}) =>
      reasons(choose([candidate('m', given)], definition));
    expect(plan({ state: 'disabled' })).toEqual(['m switched_off']);
    expect(plan({ kind: 'embedding' })).toEqual(['m protocol']);
    expect(plan({}, requires({ abilities: ['image'] }))).toEqual(['m abilities']);
    expect(plan({}, requires({ dataClass: 'restricted' }))).toEqual(['m data_class']);
    expect(plan({ region: null }, requires({ regions: ['eu'] }))).toEqual(['m region']);
    expect(plan({ region: 'us' }, requires({ regions: ['eu'] }))).toEqual(['m region']);
    expect(plan({ quality: 69 }, requires({ minQuality: 70 }))).toEqual(['m quality']);
    expect(plan({ quality: null }, requires({ minQuality: 0 }))).toEqual(['m quality']);
    expect(plan({ contextWindow: 999 })).toEqual(['m context']);
    const measured = { ...nothingMeasured, firstByteP95Ms: 901 };
    expect(plan({ measured }, requires({ maxFirstByteP95Ms: 900 }))).toEqual(['m too_slow']);
    expect(plan({}, requires({ maxFirstByteP95Ms: 900, minQuality: 50, regions: ['eu'] }))).toEqual([]);
  });

  test('a provider that is out or pauses is left out; with nobody else, a call waits for the pause that ends first', () => {
    const paused = (untilMs: number) => ({ pausedUntilMs: nowMs + untilMs });
    const out = { breaker: { kind: 'open', openedAtMs: nowMs, untilMs: nowMs + 5_000, openMs: 5_000 } } as const;
    const plan = choose([candidate('a', paused(2_000)), candidate('b', out), candidate('c')]);
    expect([ids(plan), reasons(plan)]).toEqual([['c'], ['b breaker_open', 'a provider_paused']]);
    expect(ids(choose([candidate('a', paused(2_000)), candidate('b', out), candidate('c', paused(1_000))]))).toEqual([
      'c',
      'a',
    ]);
    expect(ids(choose([candidate('b', out)]))).toEqual([]);
  });

  test('a simulated model never stands in for a real one', () => {
    const plan = choose([candidate('sim', { simulated: true, price: price(1n) }), candidate('real')]);
    expect([ids(plan), reasons(plan)]).toEqual([['real'], ['sim simulated']]);
    expect(ids(choose([candidate('sim', { simulated: true })]))).toEqual(['sim']);
  });

  // What fits every route is common: else hardly any draw has two to put into an order.
  const mostly = <Value>(common: Value, rare: fc.Arbitrary<Value>) =>
    fc.oneof({ weight: 4, arbitrary: fc.constant(common) }, { weight: 1, arbitrary: rare });
  const anyCandidate = fc
    .record({
      state: mostly('active', fc.constant('disabled')),
      kind: mostly('chat', fc.constant('embedding')),
      contextWindow: mostly(null, fc.option(fc.nat(3_000))),
      abilities: mostly([...modelAbilities], fc.subarray([...modelAbilities])),
      region: fc.option(fc.constantFrom('eu', 'us')),
      dataClass: fc.constantFrom(...dataClasses),
      quality: fc.option(fc.nat(100)),
      pausedUntilMs: mostly(null, fc.option(fc.integer({ min: nowMs - 10, max: nowMs + 10 }))),
      simulated: mostly(false, fc.boolean()),
      rate: fc.option(fc.nat(1_000)),
    })
    .map(({ rate, ...given }) => ({ ...given, price: rate === null ? undefined : price(BigInt(rate) * 1_000_000n) }));
  const anyRoute = fc.record({
    strategy: fc.constantFrom(...routeStrategies),
    minQuality: mostly(null, fc.option(fc.nat(100))),
    regions: mostly([], fc.subarray(['eu', 'us'])),
    dataClass: fc.constantFrom(...dataClasses),
    abilities: mostly([], fc.subarray([...modelAbilities])),
  });

  type Chooser = typeof choose;
  const holds = (
    chooser: Chooser,
    given: readonly Given[],
    route: { strategy: RouteDefinition['strategy'] } & Partial<RouteDefinition['requirements']>,
  ) => {
    const { strategy, ...requirements } = route;
    const candidates = given.map((one, index) => candidate(`m${index}`, one));
    const plan = chooser(candidates, { strategy, ...requires(requirements) });
    const seen = [...ids(plan), ...plan.leftOut.map(({ model }) => model.id)];
    // Everybody is either asked or left out with a reason, once.
    const wanted = candidates.map(({ model }) => model.id);
    if (seen.toSorted().join() !== wanted.toSorted().join()) return false;
    const costs = plan.planned.map(({ expectedNanoUsd }) => expectedNanoUsd);
    const waits = plan.planned.some(({ pausedUntilMs }) => pausedUntilMs !== null && pausedUntilMs > nowMs);
    const inOrder = costs.every((cost, index) => {
      const before = costs[index - 1];
      return index === 0 || cost === null || (before !== null && before !== undefined && before <= cost);
    });
    if (strategy === 'cheapest' && !waits && !inOrder) return false;
    // Nobody is asked who must not see the data, runs elsewhere, or does worse than required.
    return plan.planned.every(
      ({ model, quality }) =>
        model.state === 'active' &&
        dataClasses.indexOf(model.dataClass) >= dataClasses.indexOf(requirements.dataClass ?? 'public') &&
        (requirements.regions?.length === 0 || requirements.regions?.includes(model.region ?? '') === true) &&
        (requirements.minQuality === null || (quality ?? -1) >= (requirements.minQuality ?? 0)) &&
        requirements.abilities?.every((ability) => model.abilities.includes(ability)) === true,
    );
  };

  test('whatever the candidates and requirements, who is asked meets them all', () => {
    fc.assert(
      fc.property(fc.array(anyCandidate, { maxLength: 8 }), anyRoute, (given, route) => {
        expect(holds(choose, given as Given[], route)).toBe(true);
      }),
    );
  });

  const broken: readonly (readonly [string, Chooser])[] = [
    ['asks everybody', (candidates, given) => choose(candidates, { ...given, ...requires({}) })],
    ['forgets whom it left out', (candidates, given) => ({ ...choose(candidates, given), leftOut: [] })],
    [
      'asks the dearest first',
      (candidates, given) => {
        const plan = choose(candidates, given);
        return { ...plan, planned: plan.planned.toReversed() };
      },
    ],
  ];
  test.each(broken)('canary: a choice that %s is found out', (_name, chooser) => {
    const found = fc.check(
      fc.property(fc.array(anyCandidate, { maxLength: 8 }), anyRoute, (given, route) =>
        holds(chooser, given as Given[], route),
      ),
      { seed: 1, numRuns: 500, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
  });
});

test('what choosing was worth is the same tokens at the first and at the dearest candidate', () => {
  const usage = {
    inputTokens: 1_000,
    cachedInputTokens: 0,
    cacheWriteTokens: 0,
    outputTokens: 100,
    reasoningTokens: 0,
  };
  const planned = [
    { place: 1, price: price(1_000_000n) },
    { place: 0, price: price(3_000_000n) },
    { place: 2, price: price(9_000_000n) },
  ];
  expect(naiveCosts(planned, usage)).toEqual({ firstNanoUsd: 3_300n, dearestNanoUsd: 9_900n });
  expect(naiveCosts([{ place: 0, price: undefined }], usage)).toEqual({ firstNanoUsd: null, dearestNanoUsd: null });
});
