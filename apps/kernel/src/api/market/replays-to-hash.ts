import { clearRound, type MarketRound } from '@agent-os/core/market';
import type { MarketRoundRow } from '@agent-os/db';
import { hashOfRound } from '../../market/index.ts';

/** Whether a kept round, cleared again, gives the hash that the journal has. */
export function replaysToHash({ snapshot, hash }: Pick<MarketRoundRow, 'snapshot' | 'hash'>): boolean {
  // Written by core's own clearing.
  const round = snapshot as MarketRound;
  return Buffer.from(hashOfRound(round, clearRound(round))).equals(Buffer.from(hash));
}
