import { z } from 'zod';
import { ApiError } from '../errors/index.ts';
import type { OwnerStanding } from './prepare-owners.ts';

export interface OwnersPage {
  readonly owners: readonly OwnerStanding[];
  /** What comes after them. */
  readonly rest: readonly OwnerStanding[];
  readonly next: string | null;
}

export interface OwnersPlace {
  readonly order: 'amount' | 'over';
  readonly limit: number;
  /** `next` of the page before. */
  readonly after: string | null;
}

/** How far over its budget, 0 where that is not asked; what was spent; who: all that decides the order. */
type Key = readonly [over: bigint, spent: bigint, id: string];

const keyText = z.tuple([z.string().regex(/^\d{1,40}$/), z.string().regex(/^-?\d{1,40}$/), z.string()]);

function keyOf({ row, varianceNanoUsd }: OwnerStanding, order: OwnersPlace['order']): Key {
  const over = order === 'over' && varianceNanoUsd !== null && varianceNanoUsd > 0n ? varianceNanoUsd : 0n;
  return [over, row.costNanoUsd, row.id];
}

function compare([over, spent, id]: Key, [otherOver, otherSpent, otherId]: Key): number {
  if (over !== otherOver) return over > otherOver ? -1 : 1;
  if (spent !== otherSpent) return spent > otherSpent ? -1 : 1;
  return id === otherId ? 0 : id < otherId ? -1 : 1;
}

function keyOfText(text: string): Key {
  const parsed = keyText.safeParse(parseJson(text));
  if (!parsed.success) throw new ApiError('invalid', 'Give the next of the page before; nothing for the first one.');
  const [over, spent, id] = parsed.data;
  return [BigInt(over), BigInt(spent), id];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A page of owners in their order. Who spends more between two pages may be on neither; nobody else is missed, or told twice. */
export function pageOwners(all: readonly OwnerStanding[], { order, limit, after }: OwnersPlace): OwnersPage {
  const begin = after === null ? undefined : keyOfText(after);
  const left = all
    .map((owner) => ({ owner, key: keyOf(owner, order) }))
    .filter(({ key }) => begin === undefined || compare(key, begin) > 0)
    .toSorted((one, other) => compare(one.key, other.key));
  const [over, spent, id] = (left.length > limit ? left[limit - 1]?.key : undefined) ?? [];
  return {
    owners: left.slice(0, limit).map(({ owner }) => owner),
    rest: left.slice(limit).map(({ owner }) => owner),
    next: id === undefined ? null : JSON.stringify([String(over), String(spent), id]),
  };
}
