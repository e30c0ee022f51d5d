import { keptBytesOf, type PayloadBundle, type PayloadEntry } from './payload-bundle.ts';

/** Messages of a bundle that are sealed together. */
export interface PayloadBlock {
  readonly organisationId: string;
  readonly entries: readonly PayloadEntry[];
  /** Their kept bytes, in their order. */
  readonly content: Uint8Array;
}

/** Cuts a bundle into one block for each organisation: none sees another's messages, not even by how well they compress. */
export function cutBlocks({ entries, content }: PayloadBundle): readonly PayloadBlock[] {
  let offset = 0;
  const placed = entries.map((entry) => {
    const kept = content.subarray(offset, offset + keptBytesOf(entry));
    offset += kept.length;
    return { entry, kept };
  });
  const groups = Map.groupBy(placed, ({ entry }) => entry.organisationId);
  return [...groups].map(([organisationId, group]) => ({
    organisationId,
    entries: group.map(({ entry }) => entry),
    content: groups.size === 1 ? content : Buffer.concat(group.map(({ kept }) => kept)),
  }));
}
