/** Nano-USD as USD to the last digit, for files: `-0.001083250`; empty for what is not known. */
export function exactUsd(nanoUsd: string | null): string {
  if (nanoUsd === null) return '';
  const amount = BigInt(nanoUsd);
  const size = amount < 0n ? -amount : amount;
  const fraction = (size % 1_000_000_000n).toString().padStart(9, '0');
  return `${amount < 0n ? '-' : ''}${size / 1_000_000_000n}.${fraction}`;
}

/** As a number of USD, for marks and shares; amounts are summed as integers before. */
export const toUsd = (nanoUsd: string): number => Number(nanoUsd) / 1e9;

/** A part of a whole; null when there is no whole. */
export function shareOf(part: string, whole: string | null): number | null {
  const divisor = Number(whole ?? 0);
  return divisor > 0 ? Number(part) / divisor : null;
}
