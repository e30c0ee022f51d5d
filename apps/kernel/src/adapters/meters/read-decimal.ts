/**
 * A decimal number in text, times a power of ten, as a whole number without a detour over floats: `250.31` W times 10^3 is 250310
 * mW. Digits below that are cut off. Undefined for anything that is no number of 0 or more, and for exponents out of all proportion.
 */
export function readDecimal(text: string, decimals: number): bigint | undefined {
  const match = /^\+?(\d{1,30})(?:\.(\d{1,60}))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, whole = '', fraction = '', exponent = '0'] = match;
  const shift = decimals + Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  if (shift > 40 || shift < -90) return undefined;
  return shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
}

/** A device may be a hall, with overshoot of its sensors: twice the gigawatt that its rating may be. */
const mostMilliwatts = 2_000_000_000_000n;

/** Watts in text as milliwatts; undefined for what is no power of a device. */
export function readMilliwatts(watts: string): number | undefined {
  const milliwatts = readDecimal(watts, 3);
  return milliwatts === undefined || milliwatts > mostMilliwatts ? undefined : Number(milliwatts);
}

const largest = 2n ** 63n - 1n;

/** A counter that the ledger can hold. */
export function readMicrojoules(text: string, decimals: number): bigint | undefined {
  const microjoules = readDecimal(text, decimals);
  return microjoules === undefined || microjoules > largest ? undefined : microjoules;
}
