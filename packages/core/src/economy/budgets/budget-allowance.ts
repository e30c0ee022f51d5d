import type { BudgetAction } from './budget.ts';
import type { BudgetWindow } from './budget-window.ts';

/** The part of a throttled cap that is there at once. */
const burstDivisor = 10n;

/**
 * What of a window's cap may be spent by now. A throttled cap is let out over the window: a tenth at once, the rest evenly,
 * so that at the end it is the cap and never more.
 */
export function budgetAllowance(
  action: BudgetAction,
  cap: bigint,
  { startsAtMs, endsAtMs }: BudgetWindow,
  nowMs: number,
): bigint {
  if (action !== 'throttle' || endsAtMs === null) return cap;
  const lengthMs = BigInt(endsAtMs - startsAtMs);
  const passedMs = BigInt(Math.min(Math.max(0, Math.floor(nowMs) - startsAtMs), endsAtMs - startsAtMs));
  const burst = cap / burstDivisor;
  return burst + ((cap - burst) * passedMs) / lengthMs;
}

/** When so much of a throttled cap will have been let out; undefined when it never will in this window. */
export function budgetAllowanceAt(
  cap: bigint,
  { startsAtMs, endsAtMs }: BudgetWindow,
  wanted: bigint,
): number | undefined {
  if (endsAtMs === null || wanted > cap) return undefined;
  const burst = cap / burstDivisor;
  if (wanted <= burst) return startsAtMs;
  const lengthMs = BigInt(endsAtMs - startsAtMs);
  const rest = cap - burst;
  return startsAtMs + Number(((wanted - burst) * lengthMs + rest - 1n) / rest);
}
