import { nothing } from './nothing.ts';

const nanoPerUsd = 1_000_000_000n;
const nanoPerCent = 10_000_000n;
const nanoPerCallUnit = 10_000n;
const nanoPerThousandUsd = 1_000_000_000_000n;
const wholeUsd = new Intl.NumberFormat('en-GB');

/** Divides and rounds to the nearest, halves away from zero. `divisor` is positive. */
function divideRounded(value: bigint, divisor: bigint): bigint {
  const half = divisor / 2n;
  return value < 0n ? -((-value + half) / divisor) : (value + half) / divisor;
}

function usdWithDecimals(nanoUsd: bigint, decimals: number): string {
  const unit = nanoPerUsd / 10n ** BigInt(decimals);
  const units = divideRounded(nanoUsd, unit);
  const magnitude = units < 0n ? -units : units;
  const scale = 10n ** BigInt(decimals);
  const fraction = (magnitude % scale).toString().padStart(decimals, '0');
  return `${units < 0n ? '−' : ''}${wholeUsd.format(magnitude / scale)}.${fraction}`;
}

/** Cost of one call in USD without the sign, for a column that names its unit: `0.00108`. Something is never shown as nothing. */
export function formatCallUsd(nanoUsd: bigint | null): string {
  if (nanoUsd === null) return nothing;
  if (nanoUsd > 0n && nanoUsd < nanoPerCallUnit) return '<0.00001';
  return usdWithDecimals(nanoUsd, nanoUsd < nanoPerThousandUsd ? 5 : 2);
}

/** Cost of one call: `$0.00108`, `<$0.00001`; from a thousand dollars in cents, `$1,234,567.89`. */
export function formatCallMoney(nanoUsd: bigint | null): string {
  if (nanoUsd === null) return nothing;
  const text = formatCallUsd(nanoUsd);
  return text.startsWith('<') ? `<$${text.slice(1)}` : signed(text);
}

/** A total without the sign, for a column whose head has the unit: `36,460.66`; `<0.01` for a positive amount below a cent. */
export function formatTotalUsd(nanoUsd: bigint | null): string {
  if (nanoUsd === null) return nothing;
  return nanoUsd > 0n && nanoUsd < nanoPerCent ? '<0.01' : usdWithDecimals(nanoUsd, 2);
}

/** A total: `$36,460.66`; `<$0.01` for a positive amount below a cent. */
export function formatTotalMoney(nanoUsd: bigint | null): string {
  if (nanoUsd === null) return nothing;
  const text = formatTotalUsd(nanoUsd);
  return text.startsWith('<') ? `<$${text.slice(1)}` : signed(text);
}

/** To the last digit, for a title: `$0.001083250`. */
export function formatExactMoney(nanoUsd: bigint | null): string {
  return nanoUsd === null ? nothing : signed(usdWithDecimals(nanoUsd, 9));
}

/** A price per million tokens, without needless zeros: `0.12`, `2.50`, `0.0375`. */
export function formatPricePerMillion(nanoUsd: bigint | null): string {
  if (nanoUsd === null) return nothing;
  const text = usdWithDecimals(nanoUsd, 9);
  const kept = text.replace(/0+$/, '');
  const decimals = kept.length - kept.indexOf('.') - 1;
  return decimals >= 2 ? kept : text.slice(0, text.indexOf('.') + 3);
}

function signed(amount: string): string {
  return amount.startsWith('−') ? `−$${amount.slice(1)}` : `$${amount}`;
}

/** Nano-USD of an amount in USD as a person types it (`0.12`); undefined when it is no such amount. */
export function parseUsd(text: string): bigint | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,9}))?$/.exec(text.trim());
  if (!match) return undefined;
  return BigInt(match[1] ?? '0') * nanoPerUsd + BigInt((match[2] ?? '').padEnd(9, '0'));
}
