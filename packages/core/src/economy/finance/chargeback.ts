import { allocate } from './allocate.ts';

export interface OwnedSpend {
  readonly id: string;
  /** Spend traced to the owner itself. */
  readonly nanoUsd: bigint;
}

export interface ChargedOwner extends OwnedSpend {
  /** Its part of what no owner has, by what each spent. */
  readonly fromUnallocatedNanoUsd: bigint;
  readonly chargedNanoUsd: bigint;
}

export interface Chargeback {
  readonly owners: readonly ChargedOwner[];
  /** What stays with nobody: all of it for showback, nothing for chargeback unless nobody spent anything. */
  readonly unallocatedNanoUsd: bigint;
}

/**
 * Who pays for what. Traced spend goes to its owner. What is traced to nobody stays a line of its own (showback), or is
 * spread by what each spent (chargeback). Charges and the line sum to all spend, to the nano-USD.
 */
export function chargeback(owners: readonly OwnedSpend[], unallocatedNanoUsd: bigint, spread: boolean): Chargeback {
  const parts = spread
    ? allocate(
        unallocatedNanoUsd,
        owners.map(({ nanoUsd }) => nanoUsd),
      )
    : owners.map(() => 0n);
  const charged = owners.map((owner, index): ChargedOwner => {
    const part = parts[index] ?? 0n;
    return { ...owner, fromUnallocatedNanoUsd: part, chargedNanoUsd: owner.nanoUsd + part };
  });
  return { owners: charged, unallocatedNanoUsd: parts.reduce((left, part) => left - part, unallocatedNanoUsd) };
}
