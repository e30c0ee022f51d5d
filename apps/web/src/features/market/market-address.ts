import { createLoader, parseAsBoolean, parseAsInteger, parseAsString } from 'nuqs/server';

/** `?pool=` by its slug, `?round=` by its number (none: the last), `?rounds=` whether the kept ones are listed, `?settled=` what credits were moved. */
export const marketParsers = {
  pool: parseAsString,
  round: parseAsInteger,
  rounds: parseAsBoolean,
  settled: parseAsBoolean,
};

/** Reads what a request looks at. */
export const readMarketAddress = createLoader(marketParsers);

interface AnyPool {
  readonly pool: { readonly id: string; readonly slug: string };
  readonly price: number | null;
  readonly prices: readonly { readonly round: number }[];
}

/** Orders pools without a price: those that took part in a round come before those that never did. */
const priceOf = ({ price, prices }: AnyPool): number => price ?? (prices.length > 0 ? -1 : -2);

/** The pool that the address names, else the dearest, else one that took part in a round, else the first; undefined when there is none. */
export function chooseMarketPool<Pool extends AnyPool>(pools: readonly Pool[], slug: string | null): Pool | undefined {
  const [dearest] = pools.toSorted((one, other) => priceOf(other) - priceOf(one));
  return pools.find(({ pool }) => pool.slug === slug) ?? dearest;
}

/** What the room asks of a round; the server and the browser must ask for the same. */
export function roundInputOf(poolId: string, round: number | null) {
  return round === null ? { poolId } : { poolId, round };
}

/** The round before or after the one shown, of those that the pool took part in; null for the last, undefined beyond the ends. */
export function stepRound(pool: AnyPool, shown: number | null, step: -1 | 1): number | null | undefined {
  const rounds = pool.prices.map(({ round }) => round);
  const last = rounds.at(-1);
  if (last === undefined) return undefined;
  const from = shown ?? last;
  const next = step === -1 ? rounds.findLast((round) => round < from) : rounds.find((round) => round > from);
  if (next === undefined) return step === 1 && shown !== null ? null : undefined;
  return next === last ? null : next;
}
