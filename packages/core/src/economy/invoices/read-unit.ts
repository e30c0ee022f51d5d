import { multiply, type Decimal } from '../focus/index.ts';
import { partsOfDecimal } from './read-amount.ts';

const factors: Readonly<Record<string, bigint>> = {
  k: 1_000n,
  thousand: 1_000n,
  m: 1_000_000n,
  mn: 1_000_000n,
  million: 1_000_000n,
  millions: 1_000_000n,
};
const counted = /^(tokens?|requests?|calls?|uses?|searches|queries|count)$/;

/** How many tokens or uses one of the unit is: `1M tokens`, `1000000 Tokens`, `per 1K`, `Requests`. Undefined for others. */
export function sizeOfUnit(unit: string): bigint | undefined {
  const words = unit
    .toLowerCase()
    .replaceAll(/(\d),(?=\d{3})/g, '$1')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && word !== 'per' && word !== 'of');
  let size = 1n;
  let known = false;
  for (const word of words) {
    const match = /^(\d{0,9})([a-z]*)$/.exec(word);
    const [, count = '', name = ''] = match ?? [];
    const factor = factors[name];
    if (match === null || (name !== '' && factor === undefined && !counted.test(name))) return undefined;
    if (count !== '') size *= BigInt(count);
    if (factor !== undefined) size *= factor;
    known ||= factor !== undefined || counted.test(name);
  }
  return known ? size : undefined;
}

/** Tokens or uses of a quantity and its unit; null for units that count something else. Without a unit they are tokens. */
export function readQuantity(amount: Decimal, unit: string | null): bigint | null {
  const size = unit === null ? 1n : sizeOfUnit(unit);
  return size === undefined ? null : partsOfDecimal(multiply(amount, { digits: size, scale: 0 }), 0);
}
