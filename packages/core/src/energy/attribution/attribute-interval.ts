import { apportion } from './apportion.ts';

/** What one owner did in a pool in an interval. */
export interface OwnerActivity {
  /** Distinct: who is charged. */
  readonly key: string;
  readonly prefillTokens: number;
  readonly decodeTokens: number;
  /** Tokens in the cache of keys and values, times ms. */
  readonly kvTokenMs: number;
  /** Ms in slots, all calls together. */
  readonly residentMs: number;
}

/** What a token costs beside another, in microjoules. Only their proportions count. */
export interface ActivityWeights {
  readonly prefillToken: number;
  readonly decodeToken: number;
  /** A token that stays in the cache for a second. */
  readonly kvTokenSecond: number;
}

/** Until something is learnt: a prompt's tokens are read many at a time, those of an answer are written one by one. */
export const assumedWeights: ActivityWeights = { prefillToken: 100, decodeToken: 1_000, kvTokenSecond: 0 };

export interface DevicePower {
  /** With its model loaded and nothing to do. */
  readonly idleMilliwatts: number;
  readonly peakMilliwatts: number;
  /** What the meter counts beside the device: fans, a host. */
  readonly systemMilliwatts: number;
}

export interface MeteredInterval {
  readonly meteredMillijoules: bigint;
  readonly spanMs: number;
  readonly power: DevicePower;
  /** For how much of it at least one call was in the pool. */
  readonly busyMs: number;
  /** Somebody holds the device: its idle energy is theirs. */
  readonly reserved: boolean;
  readonly activities: readonly OwnerActivity[];
  readonly weights: ActivityWeights;
}

/** Metered = attributed + idle + system + residual, to the millijoule; nothing is negative. */
export interface EnergySplit {
  readonly meteredMillijoules: bigint;
  readonly attributedMillijoules: bigint;
  readonly idleAllocatedMillijoules: bigint;
  readonly idleUnallocatedMillijoules: bigint;
  readonly systemMillijoules: bigint;
  /** Explained by nothing that the kernel knows of. Nobody is charged for it. */
  readonly residualMillijoules: bigint;
  /** By key; sums to `attributedMillijoules`. */
  readonly byOwner: ReadonlyMap<string, bigint>;
}

const msPerSecond = 1_000n;

/**
 * Splits an interval's energy (research §3.5). In this order, each from what is left: the system's constant part; what the device
 * draws idle while no call is there; its idle power while calls are there, shared by their time in slots; the rest, shared by
 * their tokens, up to what the device can draw in their time. Whatever is above that is residual: a stranger's work on the device
 * is not put on a call that happened to be there.
 */
export function attributeInterval(interval: MeteredInterval): EnergySplit {
  const { meteredMillijoules, power, reserved, activities, weights } = interval;
  const spanMs = BigInt(Math.max(0, interval.spanMs));
  const hasCalls = activities.some(({ residentMs }) => residentMs > 0);
  const busyMs = hasCalls ? minimum(BigInt(Math.max(0, interval.busyMs)), spanMs) : 0n;
  const metered = meteredMillijoules > 0n ? meteredMillijoules : 0n;
  let left = metered;
  const take = (milliwatts: number, ms: bigint): bigint => {
    const part = minimum(left, (BigInt(Math.max(0, milliwatts)) * ms) / msPerSecond);
    left -= part;
    return part;
  };
  const system = take(power.systemMilliwatts, spanMs);
  const freeMs = spanMs - busyMs;
  // A device that draws less than it was said to draws idle for its share of the time.
  const idleShare = spanMs === 0n ? 0n : (left * freeMs) / spanMs;
  const idle = minimum(idleShare, (BigInt(Math.max(0, power.idleMilliwatts)) * freeMs) / msPerSecond);
  left -= idle;
  const standing = take(power.idleMilliwatts, busyMs);
  const moving = take(power.peakMilliwatts - power.idleMilliwatts, busyMs);
  const byResidence = activities.map(({ key, residentMs }) => ({ key, weight: whole(residentMs) }));
  const byTokens = activities.map((activity) => ({ key: activity.key, weight: weightOf(activity, weights) }));
  const hasTokens = byTokens.some(({ weight }) => weight > 0n);
  const byOwner = new Map<string, bigint>();
  for (const part of [apportion(standing, byResidence), apportion(moving, hasTokens ? byTokens : byResidence)]) {
    for (const [key, millijoules] of part) byOwner.set(key, (byOwner.get(key) ?? 0n) + millijoules);
  }
  return {
    meteredMillijoules: metered,
    attributedMillijoules: standing + moving,
    idleAllocatedMillijoules: reserved ? idle : 0n,
    idleUnallocatedMillijoules: reserved ? 0n : idle,
    systemMillijoules: system,
    residualMillijoules: left,
    byOwner,
  };
}

/** Microjoules, times 1,000 so that seconds in the cache stay whole. */
function weightOf({ prefillTokens, decodeTokens, kvTokenMs }: OwnerActivity, weights: ActivityWeights): bigint {
  return (
    (whole(prefillTokens) * whole(weights.prefillToken) + whole(decodeTokens) * whole(weights.decodeToken)) *
      msPerSecond +
    whole(kvTokenMs) * whole(weights.kvTokenSecond)
  );
}

const minimum = (one: bigint, other: bigint): bigint => (one < other ? one : other);
const whole = (amount: number): bigint => BigInt(Math.max(0, Math.round(amount)));
