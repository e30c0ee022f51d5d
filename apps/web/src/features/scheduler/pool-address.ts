import { createLoader, parseAsString } from 'nuqs/server';

/** The chosen pool by its slug, as `?pool=`. */
export const poolParser = parseAsString;

/** Reads the chosen pool of a request. */
export const readPoolAddress = createLoader({ pool: poolParser });

/** How many waiting calls the room shows. */
const queueLimit = 100;
/** How far back the slots are drawn. */
export const timelineMs = 60_000;

/** The pool that the address names, else the one with the longest line, else the first; undefined when there is none. */
export function choosePool<Pool extends { readonly slug: string; readonly waiting: number }>(
  pools: readonly Pool[],
  slug: string | null,
): Pool | undefined {
  const [busiest] = pools.toSorted((one, other) => other.waiting - one.waiting);
  return pools.find((pool) => pool.slug === slug) ?? busiest;
}

/** What the list asks for; the server and the browser must ask for the same. */
export function queueInputOf(poolId: string) {
  return { poolId, limit: queueLimit };
}
