import { createHash } from 'node:crypto';
import type { MarketRound, MarketRoundResult } from '@agent-os/core/market';

/** SHA-256 of what a round was decided from and what it decided: a replay of the one must give the other. */
export function hashOfRound(round: MarketRound, result: MarketRoundResult): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    createHash('sha256').update(JSON.stringify(round)).update('\0').update(JSON.stringify(result)).digest(),
  );
}
