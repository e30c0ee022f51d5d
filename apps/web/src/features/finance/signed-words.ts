import { formatShare, nothing } from '@/format/index.ts';

const wholeFormat = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** A change with its sign: `+6.2 %`, `−4.3 %`; from ten times on, `+370 ×`. */
export function signedShare(share: number | null): string {
  if (share === null) return nothing;
  if (Math.abs(share) >= 10) return `${share > 0 ? '+' : '−'}${wholeFormat.format(Math.abs(share))} ×`;
  return share > 0 ? `+${formatShare(share)}` : formatShare(share);
}
