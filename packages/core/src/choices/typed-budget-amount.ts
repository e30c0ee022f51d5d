import type { budgetUnits } from './budgets.ts';

type BudgetUnit = (typeof budgetUnits)[number];

/** How many smallest parts one of what a person types has: USD, tokens, credits or watt-hours. */
const smallestParts: Readonly<Record<BudgetUnit, bigint>> = {
  usd: 1_000_000_000n,
  tokens: 1n,
  credits: 1_000_000n,
  energy: 3_600_000n,
};
const decimalsMax = 12;

/** The word for what a person types an amount in. */
export const typedBudgetUnits: Readonly<Record<BudgetUnit, string>> = {
  usd: 'USD',
  tokens: 'tok',
  credits: 'cr',
  energy: 'Wh',
};

/**
 * What a person typed, in USD, tokens, credits or watt-hours, as its smallest parts; undefined when it is no amount or
 * has more digits than the unit has parts. Nothing is rounded, and a comma is refused: half the world reads it as a point.
 */
export function parseBudgetAmount(unit: BudgetUnit, text: string): bigint | undefined {
  const match = /^(\d{1,20})(?:\.(\d{1,12}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const fraction = match[2] ?? '';
  const scale = 10n ** BigInt(fraction.length);
  const scaled = BigInt(`${match[1] ?? ''}${fraction}`) * smallestParts[unit];
  return scaled % scale === 0n ? scaled / scale : undefined;
}

/**
 * As a person would type it: what `parseBudgetAmount` reads as the same amount. A third of a milliwatt-hour has no end in
 * decimals; such an amount is cut after twelve.
 */
export function typeBudgetAmount(unit: BudgetUnit, amount: bigint): string {
  const parts = smallestParts[unit];
  const magnitude = amount < 0n ? -amount : amount;
  let rest = magnitude % parts;
  let digits = '';
  while (rest > 0n && digits.length < decimalsMax) {
    rest *= 10n;
    digits += String(rest / parts);
    rest %= parts;
  }
  return `${amount < 0n ? '-' : ''}${magnitude / parts}${digits === '' ? '' : `.${digits}`}`;
}
