import { hatchFill } from '@/components/ui/index.ts';
import { formatShare } from '@/format/index.ts';
import { shareOf } from '../exact-usd.ts';
import type { FinanceOwner } from '../finance-types.ts';

const percent = (share: number) => `${Math.min(1, Math.max(0, share)) * 100}%`;

/** Anything is more than all of a budget of nothing. */
function usedOf(amount: string, budget: string | null): number | null {
  if (budget === null) return null;
  return shareOf(amount, budget) ?? (BigInt(amount) > 0n ? Infinity : 0);
}

export interface UsedBarProps {
  readonly owner: FinanceOwner;
  /** Its part of all spend, for an owner without a budget. */
  readonly total: string;
  /** How much of the month is over. */
  readonly elapsed: number;
  readonly simulated: boolean;
}

/** What is spent of the budget, what it will come to behind hatch, and where the month is. */
export function UsedBar({ owner, total, elapsed, simulated }: UsedBarProps) {
  const used = usedOf(owner.actualNanoUsd, owner.budgetNanoUsd);
  if (used === null) {
    return <span className="text-ink-3">{formatShare(shareOf(owner.actualNanoUsd, total))} of all</span>;
  }
  const expected = usedOf(owner.forecastNanoUsd ?? owner.actualNanoUsd, owner.budgetNanoUsd) ?? used;
  const tone = used > 1 ? 'fill-stop-mark' : expected > 1 ? 'fill-care-mark' : 'fill-plot-mid';
  const stroke = used > 1 ? 'stroke-stop-mark' : expected > 1 ? 'stroke-care-mark' : 'stroke-plot-mid';
  return (
    <svg
      role="img"
      aria-label={`${Number.isFinite(used) ? formatShare(used) : 'More than the whole'} of the budget used, ${formatShare(elapsed)} of the month over`}
      className="block h-3 w-24 bg-surface-3"
    >
      <rect y="2" height="8" width={percent(expected)} fill={hatchFill} />
      {simulated ? (
        <rect
          x="0.5"
          y="2.5"
          height="7"
          width={percent(used)}
          strokeDasharray="3 2"
          className={`fill-surface-1 ${stroke}`}
        />
      ) : (
        <rect y="2" height="8" width={percent(used)} className={tone} />
      )}
      {elapsed > 0 && elapsed < 1 && <rect x={percent(elapsed)} height="12" width="2" className="fill-ink-1" />}
    </svg>
  );
}
