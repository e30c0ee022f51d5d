'use client';

import { useQueryStates, parseAsString } from 'nuqs';
import { poolParser } from './pool-address.ts';

const addressParsers = { pool: poolParser, peek: parseAsString };

/** The chosen pool in the address, `?pool=`. Another pool closes the panel: its call waits elsewhere. */
export function usePoolChoice() {
  const [{ pool }, setAddress] = useQueryStates(addressParsers);
  return {
    slug: pool,
    choose: (slug: string) => void setAddress({ pool: slug, peek: null }, { history: 'replace' }),
  };
}
