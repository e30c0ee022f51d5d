/** How many units of a currency one USD is, in ten-thousand-millionths: 9_200_000_000 is 0.92. */
export type ExchangeRate = bigint;

/** Units of `ExchangeRate` in one. */
export const rateScale = 10_000_000_000n;
const rateDecimals = 10;
/** Written by people and by programs: no sign, no exponent, no grouping. Eight digits before the point fit into 64 bits. */
const ratePattern = /^(\d{1,8})(?:\.(\d{1,10}))?$/;

/** An exact rate from its decimal text, with at most ten places; undefined for what is none, and for nothing. */
export function parseExchangeRate(text: string): ExchangeRate | undefined {
  const match = ratePattern.exec(text);
  if (!match) return undefined;
  const rate = BigInt(match[1] ?? '0') * rateScale + BigInt((match[2] ?? '').padEnd(rateDecimals, '0'));
  return rate > 0n ? rate : undefined;
}

/** Its decimal text without needless zeros: `0.92`. */
export function exchangeRateText(rate: ExchangeRate): string {
  const fraction = (rate % rateScale).toString().padStart(rateDecimals, '0').replace(/0+$/, '');
  return fraction === '' ? `${rate / rateScale}` : `${rate / rateScale}.${fraction}`;
}
