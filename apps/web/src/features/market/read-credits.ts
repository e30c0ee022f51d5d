const credits = /^\d{1,12}(?:\.\d{1,6})?$/;
const microDigits = 6;

/** Micro-credits of an amount of credits as a person types it, such as `1,200.5`; undefined where it is none. */
export function readCredits(text: string): bigint | undefined {
  const plain = text.replaceAll(/[,\s]/g, '');
  if (!credits.test(plain)) return undefined;
  const [whole = '', decimals = ''] = plain.split('.');
  return BigInt(whole + decimals.padEnd(microDigits, '0'));
}

/** As a field shows it: `0.31`, with no more decimals than there are. */
export function writeCredits(micro: bigint): string {
  const digits = micro.toString().padStart(microDigits + 1, '0');
  const decimals = digits.slice(-microDigits).replace(/0+$/, '');
  return digits.slice(0, -microDigits) + (decimals === '' ? '' : `.${decimals}`);
}
