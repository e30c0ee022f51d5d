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
