import { keptBytesOf, type PayloadBundle, type PayloadEntry } from './payload-bundle.ts';
import { blockBytesMax, blockCallsMax } from './payload-limits.ts';

/** Neighbours of a bundle that are sealed together. */
export interface PayloadBlock {
  readonly organisationId: string;
  readonly entries: readonly PayloadEntry[];
  /** Their kept bytes: a view of the bundle's. */
  readonly content: Uint8Array;
}

/** Cuts a bundle, whose entries stand by organisation, into blocks: of one organisation each, and none too large to open for one call. */
export function cutBlocks({ entries, content }: PayloadBundle): readonly PayloadBlock[] {
  const blocks: PayloadBlock[] = [];
  let offset = 0;
  let start = 0;
  while (start < entries.length) {
    const first = entries[start];
    if (first === undefined) break;
    let end = start + 1;
    let bytes = keptBytesOf(first);
    for (let next = entries[end]; next !== undefined && end - start < blockCallsMax; next = entries[end]) {
      const grown = bytes + keptBytesOf(next);
      if (next.organisationId !== first.organisationId || grown > blockBytesMax) break;
      bytes = grown;
      end += 1;
    }
    blocks.push({
      organisationId: first.organisationId,
      entries: entries.slice(start, end),
      content: content.subarray(offset, offset + bytes),
    });
    offset += bytes;
    start = end;
  }
  return blocks;
}
