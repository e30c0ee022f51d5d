export interface ShareBarProps {
  /** 0 to 1. */
  readonly share: number;
  readonly simulated: boolean;
}

/** A part of a whole, beside its figure. */
export function ShareBar({ share, simulated }: ShareBarProps) {
  return (
    <svg aria-hidden="true" className="block h-2 w-20 bg-surface-3">
      <rect
        width={`${share * 100}%`}
        height="8"
        strokeDasharray={simulated ? '3 2' : undefined}
        className={simulated ? 'fill-surface-1 stroke-plot-mid' : 'fill-plot-mid'}
      />
    </svg>
  );
}
