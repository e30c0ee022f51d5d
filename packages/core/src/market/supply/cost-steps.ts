import { marginalEnergyPerToken, type EnergyCurve } from '../../energy/index.ts';
import { slotCost, sumOfCost, type CostRates, type SlotCost } from './slot-cost.ts';
import { slotsOfDevices, type HeldDevice } from './slots-of-devices.ts';

/** A model that a pool serves. */
export interface SupplyModel {
  readonly name: string;
  /** As its provider calls it: figures are found by it. */
  readonly upstreamName: string;
  readonly outputNanoUsdPerMillionTokens: bigint;
  /** What a token of output takes by its figure, wherever it runs: for pools without devices of their own. */
  readonly estimatedMicrojoulesPerToken: number;
  readonly gramsPerKilowattHour: number;
}

/** What some of a pool's slots run on. */
export interface SupplyDevice extends HeldDevice {
  /** `H100`, say; empty: nobody has said. */
  readonly accelerator: string;
  /** False: an API's machines, whose electricity is in what it charges. */
  readonly isOwn: boolean;
  readonly figures: readonly { readonly model: string; readonly curve: EnergyCurve }[];
  /** What it draws at its peak beyond standing idle. */
  readonly dynamicMilliwatts: number;
  readonly wearNanoUsdPerHour: bigint;
}

/** A pool as its costs are reckoned. */
export interface PoolCosts {
  readonly slots: number;
  /** That a slot writes in a second. */
  readonly tokensPerSecond: number;
  /** Calls that run now, in all its devices together. */
  readonly running: number;
  /** None: all slots are an API's. */
  readonly devices: readonly SupplyDevice[];
  /** None: nothing is charged for. */
  readonly models: readonly SupplyModel[];
  readonly rates: CostRates;
}

/** How the energy of a step is known: the device's figures at the batch of now, its rated power, or the model's estimate. */
export type StepEnergySource = 'figure' | 'rated' | 'estimate';

/** What the price of slots is made of. */
export interface SupplyBasis {
  /** Micro-credits for a slot-second, by what they are for. */
  readonly cost: SlotCost;
  /** The model that is cheapest there; null: the pool has none. */
  readonly model: string | null;
  readonly accelerator: string;
  /** How many are alike; 0: an API. */
  readonly devices: number;
  /** That one more token of output takes now. */
  readonly microjoulesPerToken: number;
  readonly energySource: StepEnergySource;
}

/** Slots that cost the same for the same reasons. */
export interface CostStep {
  /** Micro-credits for a slot-second: the sum of its parts. */
  readonly price: number;
  readonly slots: number;
  readonly holder: string | null;
  readonly basis: SupplyBasis;
}

/**
 * A pool's supply as its marginal cost, cheapest slots first: of each device what one more call would add at the batch that it runs
 * now, for the cheapest model there. A bid for that model must not be turned away because dearer ones share the slots. Slots and
 * running calls are spread evenly over the devices, as no dispatcher here chooses among them.
 */
export function costSteps(pool: PoolCosts): readonly CostStep[] {
  const devices = pool.devices.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const shares = slotsOfDevices(pool.slots, devices);
  const steps =
    devices.length === 0
      ? [cheapest(pool, undefined, pool.slots)]
      : devices.map((device) => cheapest(pool, device, shares.get(device.id) ?? 0));
  return mergeAlike(steps.filter(({ slots }) => slots > 0)).toSorted((one, other) => one.price - other.price);
}

function cheapest(pool: PoolCosts, device: SupplyDevice | undefined, slots: number): CostStep {
  const models = pool.models.length === 0 ? [undefined] : pool.models;
  return models
    .map((model) => stepOf(pool, device, model, slots))
    .reduce((best, step) => (step.price < best.price ? step : best));
}

function stepOf(
  pool: PoolCosts,
  device: SupplyDevice | undefined,
  model: SupplyModel | undefined,
  slots: number,
): CostStep {
  const energy = energyOfStep(pool, device, model, slots);
  const microjoules = Math.round(energy.microjoulesPerToken * pool.tokensPerSecond);
  const cost = slotCost(
    {
      tokens: pool.tokensPerSecond,
      outputNanoUsdPerMillionTokens: model?.outputNanoUsdPerMillionTokens ?? 0n,
      paidMicrojoules: device?.isOwn === true ? microjoules : 0,
      emittingMicrojoules: microjoules,
      gramsPerKilowattHour: model?.gramsPerKilowattHour ?? 0,
      wearNanoUsdPerHour: device?.wearNanoUsdPerHour ?? 0n,
      slotsOfDevice: slots,
    },
    pool.rates,
  );
  return {
    price: sumOfCost(cost),
    slots,
    holder: device?.holder ?? null,
    basis: {
      cost,
      model: model?.name ?? null,
      accelerator: device?.accelerator ?? '',
      devices: device === undefined ? 0 : 1,
      ...energy,
    },
  };
}

type StepEnergy = Pick<SupplyBasis, 'microjoulesPerToken' | 'energySource'>;

function energyOfStep(
  { running, devices, tokensPerSecond }: PoolCosts,
  device: SupplyDevice | undefined,
  model: SupplyModel | undefined,
  slots: number,
): StepEnergy {
  if (device?.isOwn !== true) {
    return { microjoulesPerToken: model?.estimatedMicrojoulesPerToken ?? 0, energySource: 'estimate' };
  }
  const figure = device.figures.find(
    ({ model: measured }) => model === undefined || isSameModel(measured, model.upstreamName),
  );
  const marginal = figure && marginalEnergyPerToken(figure.curve, running / devices.length);
  if (marginal !== undefined) return { microjoulesPerToken: marginal, energySource: 'figure' };
  // All slots together take it to its peak.
  const tokens = Math.max(1, slots * tokensPerSecond);
  return { microjoulesPerToken: Math.round((device.dynamicMilliwatts * 1_000) / tokens), energySource: 'rated' };
}

/** `Llama-3.1-8B` is what `meta-llama/llama-3.1-8b-instruct` runs. */
function isSameModel(measured: string, served: string): boolean {
  const [short, long] = [plain(measured), plain(served)].toSorted((one, other) => one.length - other.length);
  return short !== undefined && short !== '' && long?.includes(short) === true;
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** Devices of one make and holder are one step: a pool may have hundreds. */
function mergeAlike(steps: readonly CostStep[]): readonly CostStep[] {
  const alike = Map.groupBy(steps, ({ holder, basis }) => JSON.stringify([holder, basis]));
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const sum = (pick: (step: CostStep) => number) => same.reduce((total, step) => total + pick(step), 0);
    const devices = sum(({ basis }) => basis.devices);
    return [{ ...first, slots: sum(({ slots }) => slots), basis: { ...first.basis, devices } }];
  });
}
