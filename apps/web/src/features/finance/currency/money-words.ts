import { displayPrefix, formatDisplayTotal, formatTotalMoney, type DisplayRate } from '@/format/index.ts';
import { toUsd } from '../exact-usd.ts';
import { columnUsd } from '../round-usd.ts';

/** Amounts in words, in the currency that the page shows. */
export interface MoneyWords {
  /** `USD`, `EUR` */
  readonly unit: string;
  /** `$36,460.66` */
  readonly total: (nanoUsd: bigint) => string;
  /** A difference with its sign: `+$214.30`. */
  readonly signed: (nanoUsd: bigint) => string;
  /** As a number of the unit, for marks and axes. */
  readonly toUnits: (nanoUsd: string) => number;
  /** A number of the unit in words; in another currency, with USD behind it. */
  readonly ofUnits: (units: number) => string;
  /** Without cents from a thousand on: `62,760`, `27.35`. */
  readonly whole: (nanoUsd: string) => string;
  /** For the head of a page: as a total, and where that is too long for its place without all digits, `IDR 20.79 B`. */
  readonly headline: (nanoUsd: bigint) => string;
  /** What stands before such a number: `$`. */
  readonly prefix: string;
}

/** Characters that have room in a headline figure on a phone. */
const headlineMost = 15;
const nanoUsdOf = (usd: number) => BigInt(Math.round(usd * 1e9));

/** Without `display`: in USD. */
export function moneyWords(display: DisplayRate | undefined): MoneyWords {
  const perUsd = display === undefined ? 1 : Number(display.rate) / 1e10;
  const total = (nanoUsd: bigint) =>
    display === undefined ? formatTotalMoney(nanoUsd) : formatDisplayTotal(nanoUsd, display);
  const toUnits = (nanoUsd: string) => toUsd(nanoUsd) * perUsd;
  const prefix = display === undefined ? '$' : displayPrefix(display);
  return {
    unit: display?.currency ?? 'USD',
    total,
    signed: (nanoUsd) => (nanoUsd > 0n ? `+${total(nanoUsd)}` : total(nanoUsd)),
    toUnits,
    ofUnits: (units) => {
      const nanoUsd = nanoUsdOf(units / perUsd);
      return display === undefined ? total(nanoUsd) : `${total(nanoUsd)}, ${formatTotalMoney(nanoUsd)}`;
    },
    whole: (nanoUsd) => columnUsd(toUnits(nanoUsd)),
    headline: (nanoUsd) => {
      const text = total(nanoUsd);
      return text.length <= headlineMost ? text : `${prefix}${columnUsd(toUnits(String(nanoUsd)))}`;
    },
    prefix,
  };
}
