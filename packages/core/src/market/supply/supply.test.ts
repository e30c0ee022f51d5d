import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costSteps, heldSlots, offeredSteps, sumOfCost, type CostStep, type PoolCosts } from './index.ts';

const usd = 1_000_000_000n;
const rates = { creditNanoUsd: 1_000_000n, energyNanoUsdPerKwh: null, carbonNanoUsdPerTonne: null };
/** Llama-3.1-70B on 4 × H100 by ML.ENERGY 3.0, the two points around batch 8. */
const curve = [
  { batch: 8, microjoulesPerToken: 3_759_000, tokensPerSecond: null },
  { batch: 16, microjoulesPerToken: 2_091_000, tokensPerSecond: null },
];
const device = {
  id: 'dev_1',
  accelerator: 'H100',
  isOwn: true,
  holder: null,
  figures: [{ model: 'Llama-3.1-70B', curve }],
  dynamicMilliwatts: 600_000,
  wearNanoUsdPerHour: 0n,
};
const model = {
  name: 'large',
  upstreamName: 'meta-llama/llama-3.1-70b-instruct',
  outputNanoUsdPerMillionTokens: 0n,
  estimatedMicrojoulesPerToken: 1_000_000,
  gramsPerKilowattHour: 400,
};
const pool: PoolCosts = { slots: 8, tokensPerSecond: 50, running: 8, devices: [device], models: [model], rates };

describe('costSteps', () => {
  it('charges electricity for what one more call adds at the batch of now, not for the average', () => {
    const [step] = costSteps({ ...pool, rates: { ...rates, energyNanoUsdPerKwh: usd / 10n } });
    // (16 × 2.091 − 8 × 3.759) / 8 J a token × 50 tokens a second = 21.15 W, at $0.10 a kilowatt-hour 587.5 nano-USD a second.
    expect(step?.basis).toMatchObject({ microjoulesPerToken: 423_000, energySource: 'figure', devices: 1 });
    expect(step?.basis.cost).toStrictEqual({ provider: 0, energy: 587, carbon: 0, wear: 0 });
  });

  it('names each part in micro-credits: provider, emissions and wear', () => {
    const [step] = costSteps({
      ...pool,
      devices: [{ ...device, wearNanoUsdPerHour: 3_600n * usd }],
      models: [{ ...model, outputNanoUsdPerMillionTokens: 10n * usd }],
      rates: { ...rates, carbonNanoUsdPerTonne: 100n * usd },
    });
    // $10 a million × 50; 21.15 J × 400 g a kilowatt-hour at $100 a tonne; $1 a second for 8 slots.
    expect(step?.basis.cost).toStrictEqual({ provider: 500_000, energy: 0, carbon: 235, wear: 125_000_000 });
    expect(step?.price).toBe(125_500_235);
  });

  it('takes rated power without figures, and leaves electricity of an API in its price', () => {
    const priced = { ...rates, energyNanoUsdPerKwh: usd, carbonNanoUsdPerTonne: 100n * usd };
    const rated = costSteps({ ...pool, devices: [{ ...device, figures: [] }], rates: priced })[0];
    expect(rated?.basis).toMatchObject({ energySource: 'rated', microjoulesPerToken: 1_500_000 });
    const remote = costSteps({ ...pool, devices: [], rates: priced })[0];
    expect(remote?.basis).toMatchObject({ energySource: 'estimate', devices: 0, cost: { energy: 0, carbon: 555 } });
  });

  it('puts devices that differ in steps, the cheaper first, and those that are alike in one', () => {
    const frugal = { ...device, id: 'dev_0', accelerator: 'B200', figures: [], dynamicMilliwatts: 30_000 };
    const steps = costSteps({
      ...pool,
      slots: 7,
      devices: [device, { ...device, id: 'dev_2' }, frugal],
      rates: { ...rates, energyNanoUsdPerKwh: usd },
    });
    expect(steps.map(({ slots, basis }) => [slots, basis.accelerator, basis.devices])).toStrictEqual([
      [3, 'B200', 1],
      [4, 'H100', 2],
    ]);
  });

  it('is the cheapest model’s, so that a bid for it is not turned away for dearer ones', () => {
    const dear = { ...model, name: 'dear', outputNanoUsdPerMillionTokens: 10n * usd };
    expect(costSteps({ ...pool, models: [dear, model] })[0]?.basis.model).toBe('large');
  });
});

const amount = (max: number) => fc.bigInt({ min: 0n, max: BigInt(max) });
const anyPool: fc.Arbitrary<PoolCosts> = fc.record({
  slots: fc.integer({ min: 0, max: 40 }),
  tokensPerSecond: fc.integer({ min: 1, max: 200 }),
  running: fc.integer({ min: 0, max: 60 }),
  devices: fc
    .array(
      fc.record({
        accelerator: fc.constantFrom('H100', 'B200', ''),
        isOwn: fc.boolean(),
        holder: fc.constantFrom(null, 'north', 'south'),
        figures: fc.constantFrom([], device.figures),
        dynamicMilliwatts: fc.integer({ min: 0, max: 1_000_000 }),
        wearNanoUsdPerHour: amount(10_000_000_000),
      }),
      { maxLength: 5 },
    )
    .map((devices) => devices.map((each, place) => ({ ...each, id: `dev_${place}` }))),
  models: fc.array(
    fc.record({
      name: fc.constantFrom('large', 'small'),
      upstreamName: fc.constantFrom('llama-3.1-70b', 'gpt'),
      outputNanoUsdPerMillionTokens: amount(100_000_000_000),
      estimatedMicrojoulesPerToken: fc.integer({ min: 0, max: 20_000_000 }),
      gramsPerKilowattHour: fc.integer({ min: 0, max: 900 }),
    }),
    { maxLength: 3 },
  ),
  rates: fc.record({
    creditNanoUsd: fc.bigInt({ min: 1n, max: 10_000_000n }),
    energyNanoUsdPerKwh: fc.option(amount(2_000_000_000)),
    carbonNanoUsdPerTonne: fc.option(amount(500_000_000_000)),
  }),
});

const slotsOf = (steps: readonly { readonly slots: number }[]) => steps.reduce((sum, { slots }) => sum + slots, 0);

/** What a curve of marginal cost must be; sentences. */
function faultsOf({ slots }: PoolCosts, steps: readonly CostStep[]): readonly string[] {
  const faults: string[] = [];
  if (slotsOf(steps) !== slots) faults.push(`${slotsOf(steps)} of ${slots} slots.`);
  for (const [place, { price, basis }] of steps.entries()) {
    if (price < (steps[place - 1]?.price ?? 0)) faults.push(`It falls at step ${place}.`);
    if (price !== sumOfCost(basis.cost)) faults.push(`Step ${place} is not the sum of its parts.`);
    if (Object.values(basis.cost).some((part) => part < 0 || !Number.isSafeInteger(part))) {
      faults.push(`Step ${place} has a part that is no amount.`);
    }
  }
  return faults;
}

describe('supply', () => {
  it('never falls, has all slots, and is the sum of its parts', () => {
    fc.assert(
      fc.property(anyPool, (costs) => {
        expect(faultsOf(costs, costSteps(costs))).toStrictEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('costs no less when electricity, emissions or wear do', () => {
    fc.assert(
      fc.property(anyPool, (costs) => {
        const { energyNanoUsdPerKwh, carbonNanoUsdPerTonne } = costs.rates;
        const dearer = costSteps({
          ...costs,
          rates: {
            ...costs.rates,
            energyNanoUsdPerKwh: (energyNanoUsdPerKwh ?? 0n) * 2n,
            carbonNanoUsdPerTonne: (carbonNanoUsdPerTonne ?? 0n) * 2n,
          },
          devices: costs.devices.map((each) => ({ ...each, wearNanoUsdPerHour: each.wearNanoUsdPerHour * 2n })),
        });
        const pricesOf = (steps: readonly CostStep[]) =>
          steps.flatMap(({ price, slots }) => Array.from({ length: slots }, () => price));
        const before = pricesOf(costSteps(costs));
        for (const [slot, price] of pricesOf(dearer).entries()) expect(price).toBeGreaterThanOrEqual(before[slot] ?? 0);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps every slot when some are offered: no seller gives more than it holds or offers, or below what it asks', () => {
    const anyOffers = fc.uniqueArray(
      fc.record({
        owner: fc.constantFrom('north', 'south', 'west'),
        slots: fc.integer({ min: 0, max: 30 }),
        ask: fc.integer({ min: 0, max: 3_000_000 }),
      }),
      { selector: ({ owner }) => owner },
    );
    fc.assert(
      fc.property(anyPool, anyOffers, (costs, offers) => {
        const held = heldSlots(costs.slots, costs.devices);
        const supply = offeredSteps(costSteps(costs), offers);
        expect(slotsOf(supply)).toBe(costs.slots);
        for (const { owner, slots, ask } of offers) {
          const sold = supply.filter((step) => step.owner === owner);
          expect(slotsOf(sold)).toBe(Math.min(slots, held.get(owner) ?? 0));
          for (const { price, basis } of sold) {
            expect(price).toBeGreaterThanOrEqual(Math.max(ask, sumOfCost(basis.cost)));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, (steps: readonly CostStep[]) => readonly CostStep[]]>([
    ['a curve in no order', (steps) => steps.toReversed()],
    ['a part left out', (steps) => steps.map((step) => ({ ...step, price: step.price - step.basis.cost.wear }))],
    ['a slot lost', (steps) => steps.map((step) => ({ ...step, slots: Math.max(0, step.slots - 1) }))],
  ])('canary: %s is found', (_, broken) => {
    const search = fc.check(
      fc.property(anyPool, (costs) => faultsOf(costs, broken(costSteps(costs))).length === 0),
      { seed: 28, numRuns: 300 },
    );
    expect(search.failed).toBe(true);
  });
});
