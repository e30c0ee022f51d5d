import { nothing } from '@/format/index.ts';

const microPerCredit = 1_000_000;
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const cents = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
/** Prices below a cent would all read 0.00. */
const small = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 });

/** `1.12`: a price or a payment a second in credits, from micro-credits; `0.0031` below a cent. */
export function formatCredits(micro: number | null): string {
  if (micro === null) return nothing;
  const credits = micro / microPerCredit;
  return credits !== 0 && Math.abs(credits) < 0.01 ? small.format(credits) : cents.format(credits);
}

/** `186,000`: a total in whole credits, from micro-credits in digits. */
export function formatCreditTotal(micro: string): string {
  return whole.format(Number(BigInt(micro)) / microPerCredit);
}

/** `1,234.500001`: every digit, for the tip. */
export function formatExactCredits(micro: string): string {
  const amount = BigInt(micro);
  const size = amount < 0n ? -amount : amount;
  const decimals = (size % 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '').padEnd(2, '0');
  return `${amount < 0n ? '−' : ''}${whole.format(size / 1_000_000n)}.${decimals} credits`;
}
