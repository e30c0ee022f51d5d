import type { FairnessView } from './prepare-fairness.ts';

const percent = (place: number) => `${place * 100}%`;

/** The gap as a bar from nothing, the bound as a red rule that it may not cross. The figures stand beside. */
export function GapBar({ view: { gap, bound, broken } }: { readonly view: FairnessView }) {
  return (
    <svg aria-hidden="true" className="h-4 w-full overflow-visible">
      <rect width="100%" y="5" height="6" className="fill-surface-3" />
      <rect width={percent(gap)} y="5" height="6" className={broken ? 'fill-stop-mark' : 'fill-plot-ink'} />
      <rect x={percent(bound)} width="1.5" height="16" className="fill-stop-mark" />
    </svg>
  );
}
