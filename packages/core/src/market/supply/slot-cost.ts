/** What one slot costs for one second, in whole micro-credits, by what it is paid for. */
export interface SlotCost {
  /** What a provider charges for the tokens that are written meanwhile. */
  readonly provider: number;
  /** Electricity for them. */
  readonly energy: number;
  /** What their emissions count for. */
  readonly carbon: number;
  /** What the device loses by running. */
  readonly wear: number;
}

/** What costs are reckoned by. Money in nano-USD. */
export interface CostRates {
  /** What a credit stands for. Above 0. */
  readonly creditNanoUsd: bigint;
  /** Null: electricity is in what providers charge. */
  readonly energyNanoUsdPerKwh: bigint | null;
  /** Of CO₂e. Null: emissions cost nothing. */
  readonly carbonNanoUsdPerTonne: bigint | null;
}

/** What is bought for one slot and one second. */
export interface SlotSecond {
  readonly tokens: number;
  readonly outputNanoUsdPerMillionTokens: bigint;
  /** Electricity that is paid for here: 0 where it is in what a provider charges. */
  readonly paidMicrojoules: number;
  /** All that is drawn for it, wherever. */
  readonly emittingMicrojoules: number;
  readonly gramsPerKilowattHour: number;
  /** Of the device, for each hour that it runs. */
  readonly wearNanoUsdPerHour: bigint;
  /** That share the device. */
  readonly slotsOfDevice: number;
}

const microCreditsPerCredit = 1_000_000n;
const tokensPerMillion = 1_000_000n;
const microjoulesPerKilowattHour = 3_600_000_000_000n;
const gramsPerTonne = 1_000_000n;
const secondsPerHour = 3_600n;

/** The parts of what a slot-second costs, each rounded down: what is less than a micro-credit is nothing. */
export function slotCost(second: SlotSecond, rates: CostRates): SlotCost {
  const { energyNanoUsdPerKwh, carbonNanoUsdPerTonne, creditNanoUsd } = rates;
  /** A sum of nano-USD over its divisor. */
  const inCredits = (nanoUsd: bigint, divisor: bigint): number =>
    Number((nanoUsd * microCreditsPerCredit) / (divisor * creditNanoUsd));
  const emitted = whole(second.emittingMicrojoules) * whole(second.gramsPerKilowattHour);
  return {
    provider: inCredits(whole(second.tokens) * second.outputNanoUsdPerMillionTokens, tokensPerMillion),
    energy: inCredits(whole(second.paidMicrojoules) * (energyNanoUsdPerKwh ?? 0n), microjoulesPerKilowattHour),
    carbon: inCredits(emitted * (carbonNanoUsdPerTonne ?? 0n), microjoulesPerKilowattHour * gramsPerTonne),
    wear: inCredits(second.wearNanoUsdPerHour, secondsPerHour * BigInt(Math.max(1, second.slotsOfDevice))),
  };
}

export function sumOfCost({ provider, energy, carbon, wear }: SlotCost): number {
  return provider + energy + carbon + wear;
}

function whole(amount: number): bigint {
  return BigInt(Math.max(0, Math.round(amount)));
}
