import type { BidOrigin, JournalledRound, MarketRound, MarketRoundResult } from '@agent-os/core/market';
import type { JournalRow } from '@agent-os/db';

/** A kept row as core reads it. What is kept was written by core's own clearing, and hashed; what it came from by the kernel that cleared it. */
export function journalledOf({
  snapshot,
  result,
  origins,
}: Pick<JournalRow, 'snapshot' | 'result' | 'origins'>): JournalledRound {
  return {
    round: snapshot as MarketRound,
    result: result as MarketRoundResult,
    origins: (origins ?? undefined) as readonly BidOrigin[] | undefined,
  };
}
