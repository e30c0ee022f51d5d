import type { EnergyBasis, EnergyCounter, MeterMethod, MeterReading } from './meter-reading.ts';

export interface MeteredEnergy {
  readonly millijoules: bigint;
  /** What is left below a millijoule: part of the next interval, so that nothing is lost between them. */
  readonly carryMicrojoules: bigint;
  readonly method: MeterMethod;
  readonly basis: EnergyBasis;
}

export interface MeterLimits {
  /** The most that the device can draw. Tells a counter's wrap from its reset. */
  readonly peakMilliwatts: number;
  /** Between two readings of a power further apart than this, nobody knows what was drawn. */
  readonly longestGapMs: number;
}

const microjoulesPerMillijoule = 1_000n;
/** Meters overshoot their device's rating for moments. */
const tolerance = 2n;

/**
 * The energy between two readings of one meter (research §3.5, 1): the difference of its counter, over a wrap if need be;
 * without a counter the integral of the power, by the trapezium. Never negative.
 * @param carryMicrojoules what the interval before left over, 0 to 999
 */
export function meteredEnergy(
  before: MeterReading,
  after: MeterReading,
  carryMicrojoules: bigint,
  limits: MeterLimits,
): MeteredEnergy {
  const spanMs = BigInt(Math.max(0, after.atMs - before.atMs));
  // Milliwatts times ms are microjoules.
  const most = BigInt(limits.peakMilliwatts) * spanMs * tolerance;
  const counted =
    before.counter === null || after.counter === null
      ? undefined
      : countedBetween(before.counter, after.counter, most, limits.peakMilliwatts > 0);
  if (counted?.certain === true) {
    return split(counted.microjoules + carryMicrojoules, counted.method, 'measured');
  }
  if (before.powerMilliwatts !== null && after.powerMilliwatts !== null) {
    const integral = (BigInt(before.powerMilliwatts + after.powerMilliwatts) * spanMs) / 2n;
    const basis = after.atMs - before.atMs <= limits.longestGapMs ? 'measured' : 'estimated';
    return split(integral + carryMicrojoules, 'power_integral', basis);
  }
  if (counted !== undefined) return split(counted.microjoules + carryMicrojoules, counted.method, 'estimated');
  return { millijoules: 0n, carryMicrojoules, method: 'none', basis: 'estimated' };
}

interface Counted {
  readonly microjoules: bigint;
  readonly method: MeterMethod;
  readonly certain: boolean;
}

/** @param most what the device can have drawn meanwhile */
function countedBetween(before: EnergyCounter, after: EnergyCounter, most: bigint, isRated: boolean): Counted {
  const range = after.wrapsAtMicrojoules;
  // In so long a time it may have begun again more than once.
  const isAmbiguous = range !== null && isRated && most / tolerance >= range;
  if (after.microjoules >= before.microjoules) {
    return { microjoules: after.microjoules - before.microjoules, method: 'counter', certain: !isAmbiguous };
  }
  const overWrap = range === null ? undefined : range - before.microjoules + after.microjoules;
  if (overWrap !== undefined && overWrap >= 0n && (!isRated || overWrap <= most)) {
    return { microjoules: overWrap, method: 'counter_wrapped', certain: !isAmbiguous };
  }
  // It began anew, with a driver or a machine: what it has counted since then is the least that was drawn.
  const since = isRated && after.microjoules > most ? 0n : after.microjoules;
  return { microjoules: since, method: 'counter_reset', certain: false };
}

function split(microjoules: bigint, method: MeterMethod, basis: EnergyBasis): MeteredEnergy {
  const carryMicrojoules = microjoules % microjoulesPerMillijoule;
  return { millijoules: microjoules / microjoulesPerMillijoule, carryMicrojoules, method, basis };
}
