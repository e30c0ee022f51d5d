const crockford = '0123456789abcdefghjkmnpqrstvwxyz';
const randomBits = 80n;
const characters = 26;

/**
 * An id of a run in ULID layout: 48 bits of time, then 80 random bits, so that later runs sort after earlier ones.
 * @param randomHex 20 hexadecimal digits.
 */
export function newRunId(nowMs: number, randomHex: string): string {
  let rest = (BigInt(Math.floor(nowMs)) << randomBits) | BigInt.asUintN(Number(randomBits), BigInt(`0x${randomHex}`));
  let text = '';
  for (let index = 0; index < characters; index += 1) {
    text = crockford.charAt(Number(rest & 31n)) + text;
    rest >>= 5n;
  }
  return `run_${text}`;
}
