import type { Decimal } from '../focus/index.ts';

/** What stands before the decimals: `1,234.5` or `1.234,5`. */
export type DecimalMark = '.' | ',';

const longestExponent = 30;
const longestAmount = 60;
const number = /^(\d+)(?:\.(\d*))?(?:e([+-]?\d{1,2}))?$/i;
const grouped = /^\d{1,3}(?:,\d{3})+(?=\.|e|$)/i;

/**
 * The exact decimal of what files write for an amount: `$1,234.50`, `-0.25`, `(12.00)`, `6.5e-05`, `1.234,50 EUR`.
 * Undefined for everything else; no float on the way.
 */
export function readAmount(cell: string, mark: DecimalMark = '.'): Decimal | undefined {
  let text = cell.replaceAll(/[\s\u00a0\u202f'’]/g, '').replaceAll('−', '-');
  if (text.length > longestAmount) return undefined;
  const inBrackets = /^\((.*)\)$/.exec(text);
  if (inBrackets) text = inBrackets[1] ?? '';
  text = text.replace(/^([+-]?)(?:[$€£¥]|[A-Z]{3})/, '$1').replace(/(?:[$€£¥]|[A-Z]{3})$/, '');
  const signed = /^([+-]?)(.*)$/.exec(text);
  const minus = (signed?.[1] === '-') !== (inBrackets !== null);
  let plain = signed?.[2] ?? '';
  if (mark === ',') plain = plain.replaceAll(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));
  plain = plain.replace(grouped, (whole) => whole.replaceAll(',', ''));
  if (plain.startsWith('.')) plain = `0${plain}`;
  const match = number.exec(plain);
  if (match === null) return undefined;
  const [, whole = '', decimals = '', exponentText = '0'] = match;
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > longestExponent) return undefined;
  const unsigned = BigInt(whole + decimals);
  const digits = minus ? -unsigned : unsigned;
  const scale = decimals.length - exponent;
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

/** The nearest integer of `10 ** scale` parts; halves go away from 0. */
export function partsOfDecimal({ digits, scale: has }: Decimal, scale: number): bigint {
  if (has <= scale) return digits * 10n ** BigInt(scale - has);
  const divisor = 10n ** BigInt(has - scale);
  const size = digits < 0n ? -digits : digits;
  const rounded = (size * 2n + divisor) / (divisor * 2n);
  return digits < 0n ? -rounded : rounded;
}

/** How many decimals it has, without zeros at the end. */
export function decimalsOf({ digits, scale }: Decimal): number {
  if (digits === 0n) return 0;
  let [rest, decimals] = [digits, scale];
  while (decimals > 0 && rest % 10n === 0n) {
    rest /= 10n;
    decimals -= 1;
  }
  return decimals;
}
