import { classNames } from './class-names.ts';
import { ExactText } from './exact-text.tsx';

export type RiskTier = 0 | 1 | 2 | 3 | 4;

interface Shown {
  readonly frame: string;
  readonly pip: string;
  /** What the tier means for whoever decides. */
  readonly rule: string;
}

const tiers: Record<RiskTier, Shown> = {
  0: { frame: 'border-line-2 text-ink-2', pip: 'fill-ink-2', rule: 'reads only; logged' },
  1: { frame: 'border-line-2 text-ink-2', pip: 'fill-ink-2', rule: 'reversible; sampled' },
  2: { frame: 'border-care-line text-care', pip: 'fill-care', rule: 'one person within 4 h, then held and denied' },
  3: { frame: 'border-stop-line text-stop', pip: 'fill-stop', rule: 'one person and a reason within 1 h, then denied' },
  4: {
    frame: 'border-stop-line bg-stop-soft text-stop',
    pip: 'fill-stop',
    rule: 'two people who sign in again; 60 s to take it back, else denied',
  },
};

const pipCount = 4;
const pipStep = 4;

export interface RiskPipsProps {
  readonly tier: RiskTier;
  readonly focusable?: boolean;
}

/** Risk tier as R0 to R4 and as none to four filled pips; the tip says what the tier asks of people. */
export function RiskPips({ tier, focusable = false }: RiskPipsProps) {
  const { frame, pip, rule } = tiers[tier];
  return (
    <ExactText exact={`R${tier}: ${rule}`} focusable={focusable}>
      <span
        className={classNames(
          'inline-flex h-5 items-center gap-1 rounded-mark border px-1.5 text-12 font-medium',
          frame,
        )}
      >
        R{tier}
        <svg viewBox={`0 0 ${pipCount * pipStep - 1} 10`} aria-hidden="true" className="h-2.5 w-[15px]">
          {Array.from({ length: pipCount }, (_, index) => (
            <rect
              key={index}
              x={index * pipStep}
              width="3"
              height="10"
              className={index < tier ? pip : 'fill-line-2'}
            />
          ))}
        </svg>
      </span>
    </ExactText>
  );
}
