import type { MarketTerms } from '@agent-os/db';

const dayMs = 86_400_000;

/** The period of credits that a time is in: a day, a week from Monday, or a month, of UTC. Epoch ms. */
export function periodAt(period: MarketTerms['period'], nowMs: number): { startsAt: number; endsAt: number } {
  const day = Math.floor(nowMs / dayMs) * dayMs;
  if (period === 'day') return { startsAt: day, endsAt: day + dayMs };
  const date = new Date(nowMs);
  if (period === 'week') {
    const startsAt = day - ((date.getUTCDay() + 6) % 7) * dayMs;
    return { startsAt, endsAt: startsAt + 7 * dayMs };
  }
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return { startsAt: Date.UTC(year, month), endsAt: Date.UTC(year, month + 1) };
}
