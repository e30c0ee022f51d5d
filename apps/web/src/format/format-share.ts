import { nothing } from './nothing.ts';

const tenths = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

function percent(share: number): string {
  return `${tenths.format(Math.abs(share) * 100)} %`;
}

/** A part of a whole, 1 being all of it: `66.4 %`. */
export function formatShare(share: number | null): string {
  if (share === null) return nothing;
  return share < 0 ? `−${percent(share)}` : percent(share);
}

/** A change, 1 being a doubling, always with its sign: `+6.2 %`, `−0.4 %`. */
export function formatChange(change: number | null): string {
  if (change === null) return nothing;
  return `${change < 0 ? '−' : '+'}${percent(change)}`;
}
