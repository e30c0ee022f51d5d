import { formatShare, nothing } from '@/format/index.ts';

/** A change with its sign: `+6.2 %`, `−4.3 %`. */
export function signedShare(share: number | null): string {
  if (share === null) return nothing;
  return share > 0 ? `+${formatShare(share)}` : formatShare(share);
}
