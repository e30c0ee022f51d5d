import { formatEnergy, formatExactEnergy, formatExactMoney, formatTotalMoney } from '@/format/index.ts';
import type { BudgetUnit } from './budget-types.ts';

const grouped = new Intl.NumberFormat('en-GB');
const summaryFrom = 10_000n;
const summarySteps = [
  ['G', 1_000_000_000n],
  ['M', 1_000_000n],
  ['k', 1_000n],
] as const;
const creditParts = 1_000_000n;
const creditHundredth = 10_000n;
const nanoPerUsd = 1_000_000_000n;
const hugeUsd = 10_000_000n * nanoPerUsd;

/** `12.9 k`, `611.4 M`; below ten thousand as it is. Rounded down, so that a part never reads as the whole. */
function summary(count: bigint): string {
  const magnitude = count < 0n ? -count : count;
  const step = magnitude < summaryFrom ? undefined : summarySteps.find(([, size]) => magnitude >= size);
  if (step === undefined) return grouped.format(count).replace('-', '−');
  const [letter, size] = step;
  const tenths = (magnitude * 10n) / size;
  return `${count < 0n ? '−' : ''}${grouped.format(tenths / 10n)}.${tenths % 10n} ${letter}`;
}

function credits(micro: bigint): string {
  const magnitude = micro < 0n ? -micro : micro;
  if (magnitude > 0n && magnitude < creditHundredth) return `${micro < 0n ? '−' : ''}<0.01`;
  const hundredths = magnitude / creditHundredth;
  return `${micro < 0n ? '−' : ''}${grouped.format(hundredths / 100n)}.${String(hundredths % 100n).padStart(2, '0')}`;
}

/** An amount with its unit, short enough for a column: `$160.00`, `12.9 k tok`, `71.68 cr`, `900 Wh`. */
export function formatBudgetAmount(unit: BudgetUnit, amount: bigint): string {
  switch (unit) {
    case 'usd':
      return amount >= hugeUsd ? `$${summary(amount / nanoPerUsd)}` : formatTotalMoney(amount);
    case 'tokens':
      return `${summary(amount)} tok`;
    case 'credits':
      return `${credits(amount)} cr`;
    case 'energy':
      return formatEnergy(Number(amount));
  }
}

/** The same to the last digit. */
export function formatExactBudgetAmount(unit: BudgetUnit, amount: bigint): string {
  switch (unit) {
    case 'usd':
      return formatExactMoney(amount);
    case 'tokens':
      return `${grouped.format(amount).replace('-', '−')} tokens`;
    case 'credits':
      return `${amount < 0n ? '−' : ''}${decimal(amount < 0n ? -amount : amount, creditParts)} credits`;
    case 'energy':
      return formatExactEnergy(Number(amount));
  }
}

const smallestParts: Readonly<Record<BudgetUnit, bigint>> = {
  usd: nanoPerUsd,
  tokens: 1n,
  credits: creditParts,
  energy: 3_600_000n,
};

/** The word that a person types an amount in. */
export const typedUnits: Readonly<Record<BudgetUnit, string>> = {
  usd: 'USD',
  tokens: 'tok',
  credits: 'cr',
  energy: 'Wh',
};

/**
 * What a person typed, in USD, tokens, credits or watt-hours, as its smallest parts; undefined when it is no amount or
 * has more digits than the unit has parts. Nothing is rounded, and a
 * comma is refused: half the world reads it as a point.
 */
export function parseBudgetAmount(unit: BudgetUnit, text: string): bigint | undefined {
  const match = /^(\d{1,20})(?:\.(\d{1,12}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const fraction = match[2] ?? '';
  const scale = 10n ** BigInt(fraction.length);
  const scaled = BigInt(`${match[1] ?? ''}${fraction}`) * smallestParts[unit];
  return scaled % scale === 0n ? scaled / scale : undefined;
}

/** As a person would type it: what `parseBudgetAmount` reads as the same amount. */
export function typeBudgetAmount(unit: BudgetUnit, amount: bigint): string {
  return decimal(amount, smallestParts[unit], false);
}

function decimal(amount: bigint, parts: bigint, group = true): string {
  const whole = amount / parts;
  let rest = amount % parts;
  let digits = '';
  while (rest > 0n && digits.length < 12) {
    rest *= 10n;
    digits += String(rest / parts);
    rest %= parts;
  }
  return `${group ? grouped.format(whole) : String(whole)}${digits === '' ? '' : `.${digits}`}`;
}
