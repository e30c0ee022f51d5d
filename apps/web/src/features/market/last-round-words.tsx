'use client';

import { formatCount, formatDuration } from '@/format/index.ts';
import { useNow } from '@/preferences/index.ts';
import type { MarketState } from './market-types.ts';

/** `Round 48,211, cleared in 0.8 ms`, and whether another is due. */
export function LastRoundWords({ state: { lastRound, nextRoundAt, settings } }: { readonly state: MarketState }) {
  const now = useNow();
  if (lastRound === null) return null;
  const idle = settings.mode !== 'off' && (nextRoundAt === null || nextRoundAt < now - 5_000);
  return (
    <span className="text-12 text-ink-2">
      {`Round ${formatCount(lastRound.number)}, cleared in ${formatDuration(lastRound.clearedInUs)}`}
      {idle && <span className="text-ink-3"> · nobody waits or runs</span>}
    </span>
  );
}
