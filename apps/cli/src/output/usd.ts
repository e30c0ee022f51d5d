const nanoDigits = 9;
const leastDecimals = 2;

/** Exact decimal USD of an amount in nano-USD, with at least two decimals: `1234567890n` is `1.23456789`. */
export function formatUsd(nanoUsd: bigint): string {
  const sign = nanoUsd < 0n ? '-' : '';
  const digits = (nanoUsd < 0n ? -nanoUsd : nanoUsd).toString().padStart(nanoDigits + 1, '0');
  const whole = digits.slice(0, -nanoDigits);
  const decimals = digits.slice(-nanoDigits).replace(/0+$/, '').padEnd(leastDecimals, '0');
  return `${sign}${whole}.${decimals}`;
}

/** Nano-USD of a decimal text with up to nine decimals; undefined when it is not one. */
export function parseUsd(text: string): bigint | undefined {
  const match = /^(\d{1,12})(?:\.(\d{1,9}))?$/.exec(text);
  if (match === null) return undefined;
  return BigInt(`${match[1] ?? ''}${(match[2] ?? '').padEnd(nanoDigits, '0')}`);
}
