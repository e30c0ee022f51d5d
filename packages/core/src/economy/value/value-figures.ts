import { acceptanceInterval, type AcceptanceInterval } from './acceptance-interval.ts';
import { weakestConfidence, type InputConfidence } from './input-confidence.ts';

export type ByConfidence = Readonly<Record<InputConfidence, bigint>>;

/** What a set of tasks came to in a period. Amounts in nano-USD, times in seconds, the rest counts. */
export interface ValueFacts {
  readonly accepted: number;
  readonly rejected: number;
  readonly expired: number;
  /** Accepted outcomes whose value is not known. */
  readonly acceptedWithoutValue: number;
  readonly realisedNanoUsd: ByConfidence;
  /** Calls of all tasks, failed and repeated ones too; what tools come to is in it where it is priced. */
  readonly callsNanoUsd: bigint;
  /** Calls whose cost is not known. */
  readonly callsWithoutCost: number;
  /** What their energy cost besides; 0 where that is in the prices of calls. */
  readonly energyNanoUsd: bigint;
  readonly humanSeconds: ByConfidence;
  readonly humanNanoUsd: bigint;
  /** People's time for which no rate is known: no amount counts it. */
  readonly humanSecondsWithoutRate: bigint;
  /** Decided outcomes for which nobody said how long people took: counted as none. */
  readonly decidedWithoutMinutes: number;
}

export interface ValueFigures {
  readonly realisedNanoUsd: bigint;
  readonly costNanoUsd: bigint;
  /** Rounded up; undefined without an accepted outcome. */
  readonly costPerAcceptedNanoUsd: bigint | undefined;
  /** (realised − cost) ÷ cost, in ten-thousandths, rounded down; undefined at a cost of 0. */
  readonly roi: bigint | undefined;
  /** What it would be at the ends of the acceptance interval, at the same value an accepted outcome. */
  readonly roiInterval: { readonly low: bigint; readonly high: bigint } | undefined;
  readonly acceptance: AcceptanceInterval | undefined;
  /** Share of decided outcomes that must be accepted to earn the cost, 0 to any; undefined where nothing was realised. */
  readonly breakEvenRate: number | undefined;
  readonly confidence: {
    readonly value: InputConfidence;
    readonly cost: InputConfidence;
    readonly minutes: InputConfidence;
    /** The weakest of the three. */
    readonly roi: InputConfidence;
  };
}

const tenThousand = 10_000n;
const order: readonly InputConfidence[] = ['measured', 'reported', 'declared', 'assumed'];
const sumOf = (parts: ByConfidence) => order.reduce((sum, part) => sum + parts[part], 0n);
const presentIn = (parts: ByConfidence) => order.filter((part) => parts[part] !== 0n);

/** Cost per accepted outcome and return of a set of tasks, with how well their inputs are known. */
export function valueFigures(facts: ValueFacts): ValueFigures {
  const realisedNanoUsd = sumOf(facts.realisedNanoUsd);
  const costNanoUsd = facts.callsNanoUsd + facts.energyNanoUsd + facts.humanNanoUsd;
  const decided = facts.accepted + facts.rejected + facts.expired;
  const acceptance = acceptanceInterval(facts.accepted, decided);
  const roiAt = (realised: bigint) =>
    costNanoUsd > 0n ? floorDivide((realised - costNanoUsd) * tenThousand, costNanoUsd) : undefined;
  const value = facts.acceptedWithoutValue > 0 ? 'assumed' : valueConfidence(facts, realisedNanoUsd);
  const cost = facts.callsWithoutCost > 0 || facts.energyNanoUsd > 0n ? 'assumed' : 'measured';
  const minutes = minutesConfidence(facts);
  return {
    realisedNanoUsd,
    costNanoUsd,
    costPerAcceptedNanoUsd: facts.accepted > 0 ? ceilDivide(costNanoUsd, BigInt(facts.accepted)) : undefined,
    roi: roiAt(realisedNanoUsd),
    roiInterval: intervalOf(facts.accepted, acceptance, realisedNanoUsd, roiAt),
    acceptance,
    breakEvenRate: breakEvenRate(acceptance, costNanoUsd, realisedNanoUsd),
    confidence: { value, cost, minutes, roi: weakestConfidence([value, cost, minutes]) },
  };
}

/** Values that took back what others realised leave the confidence of all of them in the figure. */
function valueConfidence({ realisedNanoUsd, accepted }: ValueFacts, sum: bigint): InputConfidence {
  const present = presentIn(realisedNanoUsd);
  if (present.length > 0) return weakestConfidence(present);
  return sum === 0n && accepted === 0 ? 'measured' : 'declared';
}

function minutesConfidence(facts: ValueFacts): InputConfidence {
  if (facts.decidedWithoutMinutes > 0 || facts.humanSecondsWithoutRate > 0n) return 'assumed';
  const present = presentIn(facts.humanSeconds);
  return present.length === 0 ? 'measured' : weakestConfidence(present);
}

function intervalOf(
  accepted: number,
  acceptance: AcceptanceInterval | undefined,
  realised: bigint,
  roiAt: (realised: bigint) => bigint | undefined,
): ValueFigures['roiInterval'] {
  if (acceptance === undefined || accepted === 0) return undefined;
  const low = roiAt(scale(realised, acceptance.low / acceptance.rate));
  const high = roiAt(scale(realised, acceptance.high / acceptance.rate));
  return low === undefined || high === undefined ? undefined : { low, high };
}

function breakEvenRate(acceptance: AcceptanceInterval | undefined, cost: bigint, realised: bigint): number | undefined {
  if (acceptance === undefined || realised <= 0n) return undefined;
  return acceptance.rate * (Number(cost) / Number(realised));
}

/** To a millionth of the factor: an interval is an estimate, but not a wider one than it says. */
function scale(amount: bigint, factor: number): bigint {
  return (amount * BigInt(Math.round(factor * 1_000_000))) / 1_000_000n;
}

function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor !== 0n && dividend < 0n !== divisor < 0n ? quotient - 1n : quotient;
}

function ceilDivide(dividend: bigint, divisor: bigint): bigint {
  return -floorDivide(-dividend, divisor);
}
