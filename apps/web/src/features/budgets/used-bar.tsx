import { hatchFill } from '@/components/ui/index.ts';
import type { BarShares } from './prepare-bar.ts';

const tones = { calm: 'fill-plot-ink', care: 'fill-care-mark', stop: 'fill-stop-mark' } as const;

/**
 * How full a window is: solid is spent, hatch is reserved, the red rule is the cap, and the dark mark is how much of the
 * period is over. Beside it stand the numbers: it is not read out.
 */
export function UsedBar({ shares }: { readonly shares: BarShares }) {
  const { spent, reserved, cap, now, tone } = shares;
  const percent = (share: number) => `${share * 100}%`;
  return (
    <svg aria-hidden="true" className="h-3 w-full min-w-16">
      <rect y="2" width={percent(cap)} height="8" className="fill-surface-3" />
      <rect y="2" width={percent(spent)} height="8" className={tones[tone]} />
      {reserved > 0 && <rect x={percent(spent)} y="2" width={percent(reserved)} height="8" fill={hatchFill} />}
      {now !== undefined && (
        <line x1={percent(now)} x2={percent(now)} y2="12" strokeWidth="2" className="stroke-ink-1" />
      )}
      <line x1={percent(cap)} x2={percent(cap)} y2="12" strokeWidth="4" className="stroke-surface-1" />
      <line x1={percent(cap)} x2={percent(cap)} y2="12" strokeWidth="1.5" className="stroke-stop-mark" />
    </svg>
  );
}
