'use client';

import { parseAsString, useQueryStates } from 'nuqs';
import { marketParsers } from './market-address.ts';

const addressParsers = { ...marketParsers, peek: parseAsString };

/** What the room looks at, in the address. Another pool closes the panel: others bid there. */
export function useMarketAddress() {
  const [{ pool, round, rounds, settled }, setAddress] = useQueryStates(addressParsers);
  return {
    slug: pool,
    round,
    listsRounds: rounds === true,
    listsSettled: settled === true,
    choosePool: (slug: string) => void setAddress({ pool: slug, round: null, peek: null }, { history: 'replace' }),
    listRounds: (listed: boolean) => void setAddress({ rounds: listed || null }, { history: 'replace' }),
    listSettled: (listed: boolean) => void setAddress({ settled: listed || null }, { history: 'replace' }),
    chooseRound: (number: number | null) => void setAddress({ round: number }, { history: 'replace' }),
  };
}

/** The address of a pool in the room. */
export function poolHref(slug: string): `/market?pool=${string}` {
  return `/market?pool=${encodeURIComponent(slug)}`;
}
