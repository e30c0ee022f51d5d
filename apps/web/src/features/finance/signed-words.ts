import { formatShare, formatTotalMoney, nothing } from '@/format/index.ts';

/** A change with its sign: `+6.2 %`, `−4.3 %`. */
export function signedShare(share: number | null): string {
  if (share === null) return nothing;
  return share > 0 ? `+${formatShare(share)}` : formatShare(share);
}

/** A difference with its sign: `+$214.30`. */
export function signedMoney(nanoUsd: bigint): string {
  return nanoUsd > 0n ? `+${formatTotalMoney(nanoUsd)}` : formatTotalMoney(nanoUsd);
}
